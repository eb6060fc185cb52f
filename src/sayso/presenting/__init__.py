"""How a report is shown: as JSON, on a terminal, as one page. Nothing here analyses anything."""
