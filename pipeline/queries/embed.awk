# embed.awk - turns SQL files into C: each text after a line "-- name: NAME" becomes an entry of sql_texts (db.h).
# Texts become arrays of byte values, since C does not promise string literals above 4,095 bytes.  Run in the C locale.

BEGIN {
  for (i = 1; i < 256; i++)
    code[sprintf("%c", i)] = i
  print "/* generated from the .sql files by pipeline/queries/embed.awk */"
  print "#include \"db.h\"\n"
  count = 0
}

function finish() {
  if (count > 0)
    print "    0};\n"
}

/^-- name: [a-z_]+$/ {
  finish()
  names[++count] = $3
  printf "static const char text_%d[] = {\n", count
  next
}

count > 0 {
  out = "    "
  for (i = 1; i <= length($0); i++) {
    byte = code[substr($0, i, 1)]
    out = out (byte > 127 ? "(char)" byte : byte) ","
  }
  print out "10,"
}

END {
  finish()
  print "const struct sql_text sql_texts[] = {"
  for (i = 1; i <= count; i++)
    printf "    {\"%s\", text_%d},\n", names[i], i
  print "    {0, 0}};"
}
