//! Names of the standard library's modules, so that a missing one can be told from a misspelt one.

/// Public top-level modules of CPython 3.14 that are not native here, separated by blanks.
const STANDARD_MODULES: &str = "\
    abc annotationlib antigravity argparse array ast asyncio atexit base64 bdb binascii bisect bz2 cProfile \
    calendar cmath cmd code codecs codeop collections colorsys compileall compression concurrent configparser \
    contextlib contextvars copy copyreg csv ctypes curses dataclasses datetime dbm decimal difflib dis doctest \
    email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools \
    gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib \
    importlib inspect io ipaddress itertools json keyword linecache locale logging lzma mailbox marshal mimetypes \
    mmap modulefinder msvcrt multiprocessing netrc nt ntpath nturl2path numbers opcode operator optparse os \
    pathlib pdb pickle pickletools pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd \
    py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy \
    sched secrets select selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3 sre_compile \
    sre_constants sre_parse ssl stat statistics string stringprep struct subprocess symtable sysconfig syslog \
    tabnanny tarfile tempfile termios textwrap this threading timeit tkinter token tokenize tomllib trace \
    traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uuid venv warnings wave \
    weakref webbrowser winreg winsound wsgiref xml xmlrpc zipapp zipfile zipimport zlib zoneinfo";

/// Whether a top-level module is part of the standard library.
pub fn is_standard(name: &str) -> bool {
    STANDARD_MODULES.split_ascii_whitespace().any(|module| module == name)
}
