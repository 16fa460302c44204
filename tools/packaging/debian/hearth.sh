#!/bin/sh
# Options for another program's Node are none of ours.
unset NODE_OPTIONS NODE_PATH
NODE_COMPILE_CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/hearth/code"
export NODE_COMPILE_CACHE
exec /usr/lib/hearth/node /usr/lib/hearth/app/hearth.js "$@"
