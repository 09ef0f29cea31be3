"""Where a shipped file lives: the only module that knows the layout of the installed package.

Names are paths below the package, with `/`: "ontology/shapes.ttl", "data/taxonomy.json", "maps/templates/map.html".
`ontology/` is kept at the top of a source checkout, where a domain expert edits it, and is laid inside the package when
a wheel is built; both places answer to the same name.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

_PACKAGE = "tracegraph"
_BESIDE_THE_PACKAGE = "ontology"


def resource(name: str) -> Traversable:
    """The shipped file or folder called `name`.

    Raises FileNotFoundError where nothing of that name is shipped, ValueError for a name that leads out of the package.
    """
    parts = PurePosixPath(name).parts
    if not parts or ".." in parts or PurePosixPath(name).is_absolute():
        raise ValueError(f"{name!r} is no name of a shipped file")
    found = _package().joinpath(*parts)
    if not _exists(found) and parts[0] == _BESIDE_THE_PACKAGE:
        # A source checkout: the folder has not been laid inside the package yet.
        found = Path(str(_package())).parent.joinpath(*parts)
    if not _exists(found):
        raise FileNotFoundError(f"{name}: not shipped with this {_PACKAGE}; install it again")
    return found


def text(name: str) -> str:
    """The words of a shipped UTF-8 file. Raises as `resource`."""
    return resource(name).read_text(encoding="utf-8")


def data(name: str) -> bytes:
    """The bytes of a shipped file. Raises as `resource`."""
    return resource(name).read_bytes()


def names(folder: str, suffix: str = "") -> tuple[str, ...]:
    """The names of the files in a shipped folder that end in `suffix`, sorted. Raises as `resource`."""
    inside = (entry.name for entry in resource(folder).iterdir() if entry.is_file() and entry.name.endswith(suffix))
    return tuple(f"{folder}/{name}" for name in sorted(inside))


def _package() -> Traversable:
    """The package's folder. Where it lies unpacked, as it nearly always does, it is taken as it is: `files` loads what
    reads archives, which costs a short command a tenth of its time."""
    unpacked = Path(__file__).parent
    return unpacked if unpacked.is_dir() else files(_PACKAGE)


def _exists(place: Traversable) -> bool:
    return place.is_file() or place.is_dir()
