#!/usr/bin/env bash
# Installs what is missing, builds maitred with its tests and runs them, with a PostgreSQL cluster
# that exists only as long as they run. Ends with ctest's summary and ctest's exit code.
#   ./test.sh                         everything but the long runs labelled soak
#   ./test.sh -L quick                arguments go to ctest
#   MAITRED_PRESET=asan ./test.sh     another of the presets: debug, asan, tsan
#   MAITRED_LABELS="quick server" ./test.sh   builds and runs the programs of these labels only
set -euo pipefail
CDPATH='' cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")"

preset=${MAITRED_PRESET:-release}
choice=(-LE soak)
[[ " $* " != *soak* ]] || choice=()

# The sanitizers of g++ 12 cannot live with as much address randomisation as newer kernels make.
steady=()
if [[ $preset == *san ]] && setarch -R true 2>/dev/null; then
    steady=(setarch -R)
fi
export UBSAN_OPTIONS=${UBSAN_OPTIONS:-print_stacktrace=1}

# Without the others' programs there is much less to build.
targets=()
for label in ${MAITRED_LABELS:-}; do
    targets+=("label_$label")
done
if ((${#targets[@]})); then
    choice+=(-L "^($(tr ' ' '|' <<<"$MAITRED_LABELS"))\$")
    targets=(--target "${targets[@]}")
fi

cmake/need-packages build test
"${steady[@]}" cmake/build-preset "$preset" "${targets[@]}"
exec tests/support/private-postgres hastily "${steady[@]}" \
    ctest --test-dir "build/$preset" --output-on-failure --no-tests=error -j 2 "${choice[@]}" "$@"
