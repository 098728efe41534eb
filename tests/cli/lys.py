"""An archive that changed over the years, as its sources tell it, and a report on it from 2023."""

SOURCE = """---
title: The archive of Lys
date: 2026-02-01
---

# The archive of Lys

Until 2024, Ada Quill was the director of the archive of Lys.
Ben Rowe has been the director of the archive of Lys since 2024.
The archive moved to Harbour Street in 2022.
The archive of Lys holds 9,000 letters.
The archive of Lys is a member of the Lake League until 31 July 2026.
"""
BODY = """
# The archive of Lys

Ada Quill is the director of the archive of Lys.
The archive of Lys holds 12,000 letters.
The archive of Lys moved to Harbour Street last year.
The archive of Lys is a member of the Lake League.
"""
REPORT = "---\ndate: 2023-05-01\n---\n" + BODY


def write_sources(folder):
    """Write the source; give its folder."""
    folder.mkdir()
    (folder / "lys.md").write_text(SOURCE, encoding="utf-8")
    return folder
