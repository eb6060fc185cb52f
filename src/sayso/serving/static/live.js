// Renews the page as articles come in: asks every while whether it has changed, and puts the new one in its place.
// What the reader has opened stays open, and nothing moves under the finger: without this file the page has a link.
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

  const renew = (text) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    const fresh = page.querySelector("main");
    const old = document.querySelector("main");
    if (!fresh || !old) return;
    const open = new Set([...old.querySelectorAll("details[open]")].map(keyOf));
    fresh.querySelectorAll("details").forEach((details) => {
      if (open.has(keyOf(details))) details.open = true;
    });
    const top = window.scrollY;
    const focused = document.activeElement && document.activeElement.id;
    old.replaceWith(fresh);
    const head = page.querySelector("header.top");
    const oldHead = document.querySelector("header.top");
    if (head && oldHead && !fresh.contains(head)) {
      const kept = oldHead.querySelector("[data-live]");
      const place = head.querySelector("[data-live]");
      if (kept && place) place.replaceWith(kept);
      oldHead.replaceWith(head);
    }
    document.title = page.title;
    if (focused && document.getElementById(focused)) document.getElementById(focused).focus({ preventScroll: true });
    window.scrollTo(0, top);
    const now = new Date();
    line.dataset.new = "";
    line.textContent = "Renewed at " + now.toTimeString().slice(0, 5) + " with what has come in.";
  };

  const ask = async () => {
    try {
      if (!document.hidden) {
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
