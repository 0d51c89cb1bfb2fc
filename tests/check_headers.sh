#!/bin/sh
# Foreign headers stand in their one file and nowhere else; include/ knows none of them.
cd "$(dirname "$0")/.." || exit 1
bad=0

# header pattern, then the files that may include it
while read -r pattern files; do
  for found in $(grep -lE "^#[[:space:]]*include[[:space:]]*<$pattern" -r pipeline extractors include --include='*.[ch]'); do
    case " $files " in
    *" $found "*) ;;
    *) echo "check_headers: $found includes <$pattern>, which belongs to $files" && bad=1 ;;
    esac
  done
done <<'TABLE'
(poppler|glib|gio|cairo) extractors/pdf.c extractors/picture.c
libxml/ pipeline/xml.c pipeline/xslt.c pipeline/markup_plain.c
libxslt/ pipeline/xslt.c
pcre2 pipeline/rules.c
sqlite3ext pipeline/fts5_tokenizer.c
sqlite3\.h pipeline/db.c pipeline/fts5_tokenizer.c
utf8proc pipeline/unicode.c
nettle/ pipeline/hash.c
libstemmer pipeline/stem.c
seccomp\.h pipeline/sandbox_filter.c
microhttpd pipeline/http.c
zlib pipeline/gzip.c
zip\.h pipeline/package.c
TABLE

# Everything else in angle brackets is ISO C, POSIX or Linux: a new library must be entered above.
known='assert|ctype|dirent|errno|fcntl|float|ftw|inttypes|limits|locale|math|netdb|poll|pthread|sched|setjmp|signal|spawn'
known="$known|stdarg|stdbool|stddef|stdint|stdio|stdlib|stdatomic|stdnoreturn|string|strings|sysexits|termios|time|unistd|wchar"
known="$known|(sys|linux|netinet|arpa)/[a-z0-9_]+"
foreign='poppler|glib|gio|cairo|libxml/|libxslt/|pcre2|sqlite3|utf8proc|nettle|libstemmer|seccomp|microhttpd|zlib|zip\.h'
unknown=$(grep -nE '^#[[:space:]]*include[[:space:]]*<' -r pipeline extractors include --include='*.[ch]' |
  grep -vE "<($known)\.h>|<($foreign)")
[ -z "$unknown" ] || { printf 'check_headers: a library that is not in the table:\n%s\n' "$unknown" && bad=1; }

# What passes between stages names no foreign type.
leaks=$(grep -nE '\b(GError|gchar|gboolean|Poppler[A-Z]|xmlChar|xmlDoc|xmlNode|sqlite3(_stmt)?|pcre2_|utf8proc_)' -r include |
  grep -vE ':[[:space:]]*(/?\*|//)')
[ -z "$leaks" ] || { printf 'check_headers: foreign types in include/:\n%s\n' "$leaks" && bad=1; }
exit $bad
