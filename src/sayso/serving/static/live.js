// Renews the page as articles come in: asks every while whether it has changed, and puts the new one in its place.
// What the reader has opened, closed or chosen stays so, and nothing moves under the finger: without this file the page
// has a link.
(() => {
  "use strict";
  const line = document.querySelector("[data-live]");
  if (!line) return;
  const seconds = Math.max(5, Number(line.dataset.live) || 15);
  let tag = line.dataset.tag || "";
  let wait = seconds;

  const keyOf = (details) => {
    const summary = details.querySelector("summary");
    const own = summary && (summary.querySelector(".line") || summary);
    return own ? own.textContent.trim() : "";
  };

  // A reader who fills in a form or has marked words keeps the page for now.
  const isBusy = () => {
    const field = document.activeElement;
    return Boolean((field && field.closest("main form")) || !window.getSelection().isCollapsed);
  };

  const renew = (text) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    const fresh = page.querySelector("main");
    const old = document.querySelector("main");
    const freshHead = page.querySelector("body > header.top");
    const oldHead = document.querySelector("body > header.top");
    if (!fresh || !old) return;
    const were = new Map([...old.querySelectorAll("details")].map((details) => [keyOf(details), details.open]));
    fresh.querySelectorAll("details").forEach((details) => {
      details.open = were.get(keyOf(details)) ?? details.open;
    });
    const chosen = old.querySelector(".kinds input:checked");
    const same = chosen && fresh.querySelector("#" + CSS.escape(chosen.id));
    if (same) same.checked = true;
    const top = window.scrollY;
    const focused = document.activeElement && document.activeElement.id;
    const place = page.querySelector("[data-live]");
    if (place) place.replaceWith(line);
    old.replaceWith(fresh);
    if (freshHead && oldHead) oldHead.replaceWith(freshHead);
    document.title = page.title;
    const again = focused && document.getElementById(focused);
    if (again) again.focus({ preventScroll: true });
    window.scrollTo(0, top);
    line.dataset.new = "";
    line.textContent = "Renewed at " + new Date().toTimeString().slice(0, 5) + " with what has come in.";
  };

  const ask = async () => {
    try {
      if (!document.hidden && !isBusy()) {
        const answer = await fetch(location.href.split("#")[0], {
          headers: tag ? { "If-None-Match": tag } : {},
          cache: "no-store",
          credentials: "same-origin",
        });
        if (answer.status === 200) {
          const next = answer.headers.get("ETag") || "";
          if (next && next !== tag) {
            renew(await answer.text());
            tag = next;
          }
        }
        wait = seconds;
      }
    } catch {
      wait = Math.min(wait * 2, 300); // the server is away: ask less often
    }
    setTimeout(ask, wait * 1000);
  };

  line.textContent = "Renews itself as articles come in.";
  setTimeout(ask, wait * 1000);
})();
