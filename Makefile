# Builds, tests and installs Standpunkt.  GNU make.
#
#   make          the program, build/standpunkt
#   make demo     everything from nothing: packages, program, the sample papers read, one search
#   make test     every test, plainly and under sanitizers
#   make fuzz     each fuzz target for SECONDS (60), and damaged PDFs
#   make torture  ingest stopped, refused by the disk, and without power at COUNT points of each kind
#   make deps     the Debian packages that building and testing need
#   make lint     formatting, the other compiler, static analysis
#   make install  to $(PREFIX), honouring DESTDIR
#
# V=1 shows every command.
# SANITIZE=1 builds with ASan and UBSan; give it a BUILD folder of its own.

PREFIX   ?= /usr/local
BUILD    ?= build
SANITIZE ?=

# ---- what is needed from Debian, the one list ----

PACKAGES_BUILD := gcc libc6-dev pkg-config libpoppler-glib-dev libxml2-dev libpcre2-dev libsqlite3-dev \
                  libutf8proc-dev nettle-dev libstemmer-dev libseccomp-dev libxslt1-dev \
                  libmicrohttpd-dev zlib1g-dev libcairo2-dev libzip-dev libtcmalloc-minimal4 hunspell-sv
PACKAGES_TEST  := libcmocka-dev poppler-utils qpdf sqlite3 libxml2-utils python3 procps strace
# for the pages in a browser; where node came from elsewhere it brings its own npm
PACKAGES_TEST  += chromium $(if $(shell command -v node && command -v npm),,nodejs npm)
PACKAGES_BENCH := fonts-liberation python3-xapian wrk
PACKAGES_LINT  := clang clang-format clang-tidy cppcheck mandoc
LIBRARIES      := poppler-glib libxml-2.0 libxslt libpcre2-8 sqlite3 libutf8proc libseccomp nettle libmicrohttpd zlib cairo libzip

# ---- flags ----

CFLAGS  ?= -O2 -g
WERROR  ?= -Werror
WARN     = -Wall -Wextra -Wpedantic -Wshadow -Wconversion $(WERROR)
HARDEN  := -fPIE -fstack-protector-strong
LINKING := -pie -Wl,-z,relro,-z,now
# what the sanitizers insert makes gcc warn of things that are not there
ifneq ($(SANITIZE),)
WERROR  :=
HARDEN  := -fPIE -O1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
LINKING := -pie -fsanitize=address,undefined
else ifneq ($(FUZZ),)
HARDEN  := -fPIE -O1 -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
LINKING := -pie -fsanitize=address,undefined
else
HARDEN  += -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
ifneq ($(filter x86_64 i%86,$(shell uname -m)),)
HARDEN  += -fcf-protection
endif
endif

# Asked of pkg-config once, at the first compilation: the packages may be installed by this very run.
FOREIGN_CFLAGS = $(eval FOREIGN_CFLAGS := $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(LIBRARIES))))$(FOREIGN_CFLAGS)
FOREIGN_LIBS   = $(eval FOREIGN_LIBS := $(shell pkg-config --libs $(LIBRARIES)) -lstemmer -lm)$(FOREIGN_LIBS)

COMPILE = $(CC) -std=c17 -D_GNU_SOURCE -DSTANDPUNKT_PREFIX='"$(PREFIX)"' -Iinclude $(FOREIGN_CFLAGS) $(CPPFLAGS) \
          $(WARN) $(CFLAGS) $(HARDEN) -MMD -MP
LINK    = $(CC) $(CFLAGS) $(LINKING) $(LDFLAGS)

# Reading a PDF is asking for memory and giving it back: with tcmalloc it takes a sixth less time than with the C
# library's own.  The program does without where it is not there, and so do the sanitizers, which bring their own.
TCMALLOC  := libtcmalloc_minimal.so.4
ALLOCATOR  = $(if $(SANITIZE)$(FUZZ),,$(if $(wildcard $(shell $(CC) -print-file-name=$(TCMALLOC))),\
             -Wl$(comma)--push-state$(comma)--no-as-needed -l:$(TCMALLOC) -Wl$(comma)--pop-state))
comma     := ,

Q = @$(if $(V),,echo "  $@";)

# ---- sources ----

SOURCES := $(sort $(wildcard pipeline/*.c extractors/*.c))
SQL     := $(wildcard schemas/index.sql) $(sort $(wildcard pipeline/queries/*.sql))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o) $(BUILD)/sql.o
MAIN    := $(BUILD)/pipeline/main.o
PARTS   := $(filter-out $(MAIN),$(OBJECTS))
SHELF   := $(BUILD)/parts.a
PROGRAM := $(BUILD)/standpunkt
TOKENIZER := $(BUILD)/standpunkt_tokenizer.so
TOKENIZER_OBJECTS := $(patsubst %,$(BUILD)/extension/%.o,fts5_tokenizer tokenize tokenize_stem compounds stem hash unicode buffer arena error)
BENCHES := $(patsubst tests/bench/%.c,$(BUILD)/bench/%,$(sort $(wildcard tests/bench/*.c)))
FUZZ_BUILD := $(BUILD)/fuzzing
REPLAYS := $(patsubst tests/fuzz/%_fuzz.c,$(BUILD)/tests/%_replay,$(sort $(wildcard tests/fuzz/*_fuzz.c)))
TESTS   := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/unit/*_test.c)))

.DELETE_ON_ERROR:
.PHONY: all deps demo test test-programs fuzz fuzzers torture bench lint format install uninstall clean
.DEFAULT_GOAL := all

all: $(PROGRAM) $(if $(SANITIZE),,$(TOKENIZER))

$(PROGRAM): $(OBJECTS)
	$(Q)$(LINK) -o $@ $^ $(FOREIGN_LIBS) $(ALLOCATOR)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -c -o $@ $<

# The SQL is compiled in.
$(BUILD)/sql.c: pipeline/queries/embed.awk $(SQL)
	@mkdir -p $(@D)
	$(Q)LC_ALL=C awk -f pipeline/queries/embed.awk $(SQL) >$@

$(BUILD)/sql.o: $(BUILD)/sql.c
	$(Q)$(COMPILE) -Ipipeline -c -o $@ $<

# The parts of compounds, from the word list of hunspell-sv.
COMPOUNDS := $(BUILD)/compounds.bin
HUNSPELL  := /usr/share/hunspell/sv_SE
PREPARE   := $(patsubst %,$(BUILD)/pipeline/%.o,compounds/prepare tokenize_stem stem hash unicode buffer arena)

$(BUILD)/compounds/prepare: $(PREPARE)
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $^ $(FOREIGN_LIBS)

$(COMPOUNDS): $(BUILD)/compounds/prepare $(wildcard $(HUNSPELL).aff $(HUNSPELL).dic)
	$(Q)ASAN_OPTIONS=detect_leaks=0 $< $(HUNSPELL).aff $(HUNSPELL).dic >$@

$(BUILD)/pipeline/compounds.o $(BUILD)/extension/compounds.o: $(COMPOUNDS)
$(BUILD)/pipeline/compounds.o $(BUILD)/extension/compounds.o: CPPFLAGS += -DCOMPOUNDS_TABLE='"$(abspath $(COMPOUNDS))"'

# The tokenizer of the full-text index, for other SQLite tools.
$(TOKENIZER): $(TOKENIZER_OBJECTS)
	$(Q)$(CC) $(CFLAGS) -shared -Wl,-z,relro,-z,now $(LDFLAGS) -o $@ $^ -lstemmer $(shell pkg-config --libs libutf8proc nettle)

$(BUILD)/extension/%.o: pipeline/%.c
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -fPIC -DSTANDPUNKT_EXTENSION -c -o $@ $<

# All but main, of which each test takes what it calls: half the linking.
$(SHELF): $(PARTS)
	@rm -f $@
	$(Q)ar rcs --thin $@ $^

$(BUILD)/tests/%: $(BUILD)/tests/%.o $(SHELF)
	$(Q)$(LINK) -o $@ $^ $(FOREIGN_LIBS) -lcmocka

$(BUILD)/tests/%.o: tests/unit/%.c
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -Ipipeline -Iextractors -c -o $@ $<

$(BUILD)/bench/%: $(BUILD)/bench/%.o $(SHELF)
	$(Q)$(LINK) -o $@ $^ $(FOREIGN_LIBS) $(ALLOCATOR)

# what others write with Poppler and nothing else
$(BUILD)/bench/bare_poppler: ALLOCATOR =

$(BUILD)/bench/%.o: tests/bench/%.c
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -c -o $@ $<

.PRECIOUS: $(BUILD)/tests/%.o $(BUILD)/bench/%.o $(BUILD)/fuzz/%.o

# Targets that promise to work on a fresh machine install what is missing before the first compilation.
ifneq ($(filter demo test bench lint fuzz,$(MAKECMDGOALS)),)
$(OBJECTS) $(TOKENIZER_OBJECTS) $(TESTS:=.o) $(BENCHES:=.o): | deps
endif

-include $(OBJECTS:.o=.d) $(PREPARE:.o=.d) $(TOKENIZER_OBJECTS:.o=.d) $(TESTS:=.d) $(BENCHES:=.d)

# ---- setting up ----

deps:
	@command -v dpkg-query >/dev/null || { echo "deps: no Debian packages here; needed: $(PACKAGES_BUILD)"; exit 0; }; \
	wanted="$(PACKAGES_BUILD) $(PACKAGES_TEST) $(if $(filter bench,$(MAKECMDGOALS)),$(PACKAGES_BENCH)) $(if \
	$(filter lint,$(MAKECMDGOALS)),$(PACKAGES_LINT))"; missing=; \
	for package in $$wanted; do \
	  dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q '^install ok installed' || missing="$$missing $$package"; \
	done; \
	[ -z "$$missing" ] && exit 0; \
	sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	echo "deps: installing$$missing"; \
	ls /var/lib/apt/lists/*_Packages* >/dev/null 2>&1 || $$sudo apt-get update -qq; \
	install="$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends"; \
	$$install $$missing >/dev/null || { $$sudo apt-get update -qq && $$install $$missing >/dev/null; }

# As many compilers at once as there are cores, where make was not told how many.
PARALLEL = $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,-j$(shell nproc))

demo: deps
	@+$(MAKE) --no-print-directory $(PARALLEL) all
	@tests/demo.sh $(PROGRAM) $(BUILD)/demo

# ---- testing ----

test: deps
	@+$(MAKE) --no-print-directory $(PARALLEL) test-programs
	@+$(MAKE) --no-print-directory $(PARALLEL) test-programs BUILD=$(BUILD)/asan SANITIZE=1
	@tests/run.sh $(BUILD) $(BUILD)/asan

test-programs: all $(TESTS) $(REPLAYS) $(BENCHES)

# ---- fuzzing, with clang's libFuzzer ----


# SECONDS for each target
fuzz: deps all
	@+$(MAKE) --no-print-directory fuzzers CC=clang BUILD=$(FUZZ_BUILD) FUZZ=1 WERROR=
	@tests/fuzz/run.sh $(FUZZ_BUILD) $(or $(SECONDS),60)

fuzzers: $(patsubst tests/fuzz/%_fuzz.c,$(BUILD)/fuzz/%_fuzz,$(sort $(wildcard tests/fuzz/*_fuzz.c)))

$(BUILD)/fuzz/%_fuzz: $(BUILD)/fuzz/%_fuzz.o $(SHELF)
	$(Q)$(LINK) -fsanitize=fuzzer -o $@ $^ $(FOREIGN_LIBS)

$(BUILD)/tests/%_replay: $(BUILD)/fuzz/%_fuzz.o $(BUILD)/fuzz/replay.o $(SHELF)
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $^ $(FOREIGN_LIBS)

$(BUILD)/fuzz/%.o: tests/fuzz/%.c
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -Ipipeline -c -o $@ $<

# ingest stopped and refused at many points, COUNT of each kind; the power fails at ten times as many
torture: all
	python3 tests/torture.py $(abspath $(PROGRAM)) $(abspath corpus) $(or $(COUNT),100)
	python3 tests/powerloss.py $(abspath $(PROGRAM)) $$(($(or $(COUNT),100) * 10))
	python3 tests/powerloss.py $(abspath $(PROGRAM)) $$(($(or $(COUNT),100) * 2)) 20240302 each

bench: deps $(PROGRAM) $(BENCHES)
	@tests/bench/run.sh $(PROGRAM)

# gcc takes what is kept in arrays behind pointers for lost; leaks are what the sanitizer and valgrind look for.
ANALYZER = -O1 -fanalyzer -Wno-analyzer-malloc-leak

lint: deps
	clang-format --dry-run -Werror $(SOURCES) $(wildcard include/*.h tests/unit/*.c tests/bench/*.c)
	@+$(MAKE) --no-print-directory all test-programs CC=clang BUILD=$(BUILD)/clang
	@+$(MAKE) --no-print-directory all BUILD=$(BUILD)/analyzed CC=gcc CFLAGS='$(ANALYZER)'
	clang-tidy --quiet $(SOURCES) -- -std=c17 -D_GNU_SOURCE -DSTANDPUNKT_PREFIX='"$(PREFIX)"' -Iinclude $(FOREIGN_CFLAGS)
	cppcheck --std=c11 --quiet --enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
	  --suppress=missingIncludeSystem -D_GNU_SOURCE -DSTANDPUNKT_PREFIX='""' -Iinclude pipeline extractors
	mandoc -T lint -W warning pipeline/standpunkt.1

format:
	clang-format -i $(SOURCES) $(wildcard include/*.h tests/unit/*.c tests/bench/*.c)

# ---- installing ----

BIN   = $(DESTDIR)$(PREFIX)/bin
SHARE = $(DESTDIR)$(PREFIX)/share
LIB   = $(DESTDIR)$(PREFIX)/lib/standpunkt
UNITS = $(DESTDIR)$(PREFIX)/lib/systemd/system

install: all
	install -d $(BIN) $(SHARE)/standpunkt/rules $(SHARE)/standpunkt/gazetteers $(SHARE)/standpunkt/schemas \
	  $(SHARE)/standpunkt/templates \
	  $(LIB) $(SHARE)/man/man1 $(SHARE)/bash-completion/completions
	install $(PROGRAM) $(BIN)/standpunkt
	install -m 644 $(TOKENIZER) $(LIB)
	install -m 644 $(wildcard pipeline/rules/*) $(SHARE)/standpunkt/rules
	install -m 644 $(wildcard pipeline/gazetteers/*) $(SHARE)/standpunkt/gazetteers
	install -m 644 $(wildcard schemas/*) $(SHARE)/standpunkt/schemas
	install -m 644 $(wildcard pipeline/templates/*) $(SHARE)/standpunkt/templates
	install -d $(UNITS) $(SHARE)/doc/standpunkt
	install -m 644 pipeline/serve/standpunkt.socket $(UNITS)
	sed 's|@PREFIX@|$(PREFIX)|' pipeline/serve/standpunkt.service >$(UNITS)/standpunkt.service
	install -m 644 pipeline/serve/nginx.conf $(SHARE)/doc/standpunkt
	install -m 644 pipeline/standpunkt.1 $(SHARE)/man/man1/standpunkt.1
	install -m 644 pipeline/standpunkt.bash $(SHARE)/bash-completion/completions/standpunkt

uninstall:
	rm -f $(UNITS)/standpunkt.socket $(UNITS)/standpunkt.service
	rm -f $(BIN)/standpunkt $(SHARE)/man/man1/standpunkt.1 $(SHARE)/bash-completion/completions/standpunkt
	rm -rf $(SHARE)/standpunkt $(SHARE)/doc/standpunkt $(LIB)

clean:
	rm -rf $(BUILD)
