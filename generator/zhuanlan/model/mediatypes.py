"""Media types by the suffix of a name: what the preview says, and what servers are told to say."""

MEDIA_TYPES = {
    "html": "text/html",
    "htm": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "mjs": "text/javascript",
    "txt": "text/plain",
    "csv": "text/csv",
    "xml": "application/xml",
    "json": "application/json",
    "webmanifest": "application/manifest+json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "ico": "image/vnd.microsoft.icon",
    "woff2": "font/woff2",
    "woff": "font/woff",
    "ttf": "font/ttf",
    "otf": "font/otf",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "ogg": "audio/ogg",
    "wav": "audio/wav",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "wasm": "application/wasm",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "rtf": "application/rtf",
    "epub": "application/epub+zip",
}
"""Fixed, not a system's own table, or what is published would hang on the machine. WHATWG MIME Sniffing and IANA."""

UNKNOWN = "application/octet-stream"
"""What no browser shows, but offers to keep."""

ACTIVE = ("html", "htm", "svg", "xml")
"""What a browser opens as a document that may hold scripts."""


def is_text(type_: str) -> bool:
    """Whether a type is text, told with its character set and worth compressing."""
    return type_.startswith("text/") or type_.endswith(("xml", "json"))


def told(type_: str) -> str:
    """The type as a header says it: `text/css; charset=utf-8`. All text that we write is UTF-8."""
    return f"{type_}; charset=utf-8" if is_text(type_) else type_
