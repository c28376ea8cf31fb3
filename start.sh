#!/usr/bin/env bash
# Installs what is missing, builds maitred, makes its database and serves. Stays in the foreground;
# SIGTERM or Ctrl-C end it. Configuration by environment: build/release/maitred --help
set -euo pipefail
CDPATH='' cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")"

maitred=build/release/maitred
secrets=var/secrets.env
port=${PORT:-8000}
admin_port=${ADMIN_PORT:-9090}

say() { printf '%s\n' "$*"; }

stop() {
    say "$@" >&2
    exit 1
}

# Several nodes of ours could share a port without noticing, so look before.
someone_listens_on() {
    local hex
    [[ $1 =~ ^[0-9]{1,5}$ ]] || return 1
    printf -v hex '%04X' "$((10#$1))"
    grep -qsE "^ *[0-9]+: [0-9A-F]+:$hex [0-9A-F]+:0000 0A " /proc/net/tcp /proc/net/tcp6
}

check_ports() {
    if someone_listens_on "$port"; then
        stop "Port $port is taken by another program." \
            "Stop that, or choose another port: PORT=$((10#$port + 1)) ./start.sh"
    fi
    if someone_listens_on "$admin_port"; then
        stop "Port $admin_port (ADMIN_PORT, for metrics) is taken by another program." \
            "Choose another, or none: ADMIN_PORT=0 ./start.sh"
    fi
}

make_var() {
    { mkdir -p var && chmod 700 var && [[ -w var ]]; } 2>/dev/null || stop \
        "$PWD/var must be a folder that $(id -un) owns and may write." \
        "Change its owner, or run this as the user who made it."
}

kept() { [[ ! -e $secrets ]] || sed -n "s/^$1=//p" "$secrets" | tail -n 1; }

# Gives NAME the value kept in var/secrets.env, a new random one at first, unless the environment
# has NAME or NAME_FILE. The file is read as text, never executed.
provide() {
    local name=$1 from_file=$1_FILE draft
    [[ -z ${!name:-} && -z ${!from_file:-} ]] || return 0
    if [[ -z $(kept "$name") ]]; then
        draft=$(mktemp var/secrets.XXXXXX)
        {
            [[ ! -e $secrets ]] || awk 1 "$secrets"
            printf '%s=%s\n' "$name" "$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')"
        } >"$draft"
        mv -f "$draft" "$secrets"
    fi
    export "$name=$(kept "$name")"
}

provide_secrets() {
    if [[ -e $secrets ]]; then
        chmod 600 "$secrets" 2>/dev/null || stop \
            "$PWD/$secrets belongs to $(stat -c %U "$secrets"), and $(id -un) may not read it."
    fi
    provide SECRET_KEY
    provide ADMIN_TOKEN
}

where_the_token_is() {
    if [[ -n ${ADMIN_TOKEN_FILE:-} ]]; then
        say "$ADMIN_TOKEN_FILE"
    elif [[ $ADMIN_TOKEN == "$(kept ADMIN_TOKEN)" ]]; then
        say "$PWD/$secrets"
    else
        say "the environment"
    fi
}

host() {
    case ${ADDRESS:-} in
    '' | 0.0.0.0 | ::) say localhost ;;
    *:*) say "[$ADDRESS]" ;;
    *) say "$ADDRESS" ;;
    esac
}

# Waits until the server with the given process id answers, then says where it is.
greet() {
    local server=$1 address tries
    address=http://$(host):$port
    for ((tries = 0; tries < 100; tries++)); do
        kill -0 "$server" 2>/dev/null || return 0
        if curl -fgs --noproxy '*' -m 1 -o /dev/null "$address/health"; then
            cat <<END

maitred serves at $address. The admin token is in $(where_the_token_is). Try:

  curl '$address/api/reservations/availability?time=$(date -u -d tomorrow +%F)T19:00:00Z'

END
            return 0
        fi
        sleep 0.1
    done
}

check_ports
cmake/need-packages build
make_var
exec 9<var
flock -n 9 || {
    say "Another start.sh is at work here; waiting until it has done."
    flock 9
}
cmake/build-preset release --target maitred
provide_secrets
"$maitred" migrate
exec 9<&-
check_ports
(greet $$ &)
exec "$maitred" serve
