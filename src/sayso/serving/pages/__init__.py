"""The pages: one module for each kind, each with its routes."""

from sayso.serving.pages import (
    analysing,
    articles,
    checking,
    correcting,
    outlets,
    people,
    programs,
    search,
    signing,
    static,
    stories,
)

ROUTERS = (
    static.router,
    signing.router,
    stories.router,
    search.router,
    people.router,
    outlets.router,
    articles.router,
    analysing.router,
    checking.router,
    correcting.router,
    programs.router,
)
