"""A small writer of PDF files: lines of text at places, one content stream a page, optional properties."""

import zlib

SIZE = 11


def line(x, y, text, size=SIZE, bold=False):
    """Place one line; the origin is at the lower left."""
    shown = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F{2 if bold else 1} {size} Tf 1 0 0 1 {x} {y} Tm ({shown}) Tj ET"


def block(y, *texts, x=72, leading=14, size=SIZE):
    """Place lines below each other, from a height downwards."""
    return [line(x, y - number * leading, text, size) for number, text in enumerate(texts)]


def pdf(*pages, info="", trailer="", packed=False):
    """Make a file of pages, each a list of lines or a raw content stream."""
    first = 6
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    fonts = "/F1 3 0 R /F2 4 0 R"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>",
    ]
    for number, page in enumerate(pages):
        stream = (page if isinstance(page, str) else "\n".join(page)).encode("cp1252")
        filter = ""
        if packed:
            stream, filter = zlib.compress(stream), "/Filter /FlateDecode"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << {fonts} >> >> /Contents {first + 2 * number + 1} 0 R >>"
        )
        objects.append((f"<< /Length {len(stream)} {filter} >>", stream))
    return _file(objects, trailer)


def _file(objects, trailer):
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        head, stream = body if isinstance(body, tuple) else (body, None)
        out += f"{number} 0 obj\n{head}\n".encode("cp1252")
        if stream is not None:
            out += b"stream\n" + stream + b"\nendstream\n"
        out += b"endobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 5 0 R {trailer} >>\n".encode()
    out += f"startxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
