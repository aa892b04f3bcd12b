"""What can be wrong with a file, each said so that somebody can mend it."""

from fieldapp.core.errors import AppError, Invalid


class NotAPicture(Invalid):
    code, title = "not_a_picture", "This photo is damaged or is no picture"


class TypeRefused(Invalid):
    code, title = "type_refused", "Files of this kind are not taken"


class OtherContent(Invalid):
    code, title = "hash_mismatch", "The file arrived changed"


class FileTooLarge(AppError):
    status, code, title = 413, "file_too_large", "This file is too large"


class WrongOffset(AppError):
    status, code, title = 409, "wrong_offset", "The upload stands elsewhere"


class DamagedChunk(AppError):
    status, code, title = 460, "checksum_mismatch", "These bytes arrived changed"


class OtherProtocol(AppError):
    status, code, title = 412, "tus_version", "Speak tus 1.0.0"


class DiskFull(AppError):
    status, code, title = 507, "disk_full", "The server has no room for files now"
