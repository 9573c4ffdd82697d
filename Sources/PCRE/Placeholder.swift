internal import CPCRE2
