#!/bin/sh
# 安装或升级检衡。不需要网络。Installs or upgrades Jianheng without a network.
#
#   sudo ./install.sh                   安装为系统服务；已经安装的，先备份再升级，数据保留
#   sudo ./install.sh --prefix DIR      程序目录，缺省 /opt/jianheng
#   sudo ./install.sh --config FILE     配置文件，缺省 /etc/jianheng/jianheng.conf；已有的不改动
#   sudo ./install.sh --user NAME       运行服务的用户，缺省 jianheng；没有就建立
#   sudo ./install.sh --no-service      只放好程序和配置，不登记系统服务
#   sudo ./install.sh --no-backup       升级前不备份
set -eu

prefix=/opt/jianheng
config=/etc/jianheng/jianheng.conf
user=jianheng
service=yes
backup=yes
unit=/etc/systemd/system/jianheng.service

fail() { printf '%s\n' "$1" >&2; exit "${2:-1}"; }
say() { printf '%s\n' "$1"; }

while [ $# -gt 0 ]; do
  case $1 in
    --prefix | --config)
      [ $# -ge 2 ] || fail "$1 缺少值" 2
      case $2 in /*) ;; *) fail "$1 应为绝对路径：$2" 2 ;; esac
      if [ "$1" = --prefix ]; then prefix=$2; else config=$2; fi
      shift ;;
    --user)
      [ $# -ge 2 ] || fail "$1 缺少值" 2
      user=$2
      shift ;;
    --no-service) service=no ;;
    --no-backup) backup=no ;;
    --help) sed -n '2,10s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) sed -n '2,10s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
  shift
done

here=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "$0")")" && pwd)
version=$(cat "$here/VERSION")
[ "$(id -u)" = 0 ] || fail "请以 root 身份运行：sudo $0"
[ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] || fail "这个安装包只适用于 x86-64 的 Linux，本机为 $(uname -s) $(uname -m)。"
"$here/runtime/node" --version >/dev/null 2>&1 ||
  fail "随带的 Node.js 不能在本机运行（需要 glibc 2.28 及以上，如麒麟 V10、统信 20、Debian 10、CentOS 8 及更新版本）。"
if [ "$service" = yes ] && ! command -v systemctl >/dev/null 2>&1; then
  fail "本机没有 systemd。可用 --no-service 只放好程序，再自行启动：$prefix/current/bin/jianheng serve"
fi

is_running() { [ "$service" = yes ] && systemctl is-active --quiet jianheng; }
data_of() { sed -n 's/^[[:space:]]*JIANHENG_DATA=["'\'']\{0,1\}\([^"'\'']*\)["'\'']\{0,1\}[[:space:]]*$/\1/p' "$config" | tail -n 1; }

# 1. 运行服务的用户：没有口令，不能登录
if ! id "$user" >/dev/null 2>&1; then
  useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin "$user"
  say "已建立系统用户 $user。"
fi
group=$(id -gn "$user")

# 2. 程序：新版本放在自己的目录，全部放好以后才切换
target=$prefix/$version
before=$(readlink -f "$prefix/current" 2>/dev/null || true)
mkdir -p "$prefix"
chmod 755 "$prefix"
if [ "$here" != "$target" ]; then
  rm -rf "$target.partial"
  cp -a "$here" "$target.partial"
  chown -R root:root "$target.partial"
  if [ "$before" = "$target" ] && is_running; then systemctl stop jianheng; fi
  rm -rf "$target"
  mv "$target.partial" "$target"
fi

# 3. 配置：已有的不改动
if [ ! -e "$config" ]; then
  mkdir -p "$(dirname "$config")"
  cp "$here/jianheng.conf" "$config"
  # 配置里可能有数据库口令
  chown "root:$group" "$config"
  chmod 640 "$config"
  say "已写出配置 $config。"
fi
data=$(data_of)
[ -n "$data" ] || fail "$config 没有写明 JIANHENG_DATA（数据目录）。"
if [ ! -d "$data" ]; then
  mkdir -p "$data"
  chown "$user:$group" "$data"
  chmod 700 "$data"
fi

# 4. 升级：先由旧版本备份，备份不成就不升级
if [ -n "$before" ] && [ "$before" != "$target" ] && [ "$backup" = yes ] && [ -e "$data/postgres/location.json" ]; then
  copies=$(dirname "$data")/$(basename "$data")-backups
  install -d -m 700 -o "$user" -g "$group" "$copies"
  copy=$copies/before-$version-$(date +%Y%m%d-%H%M%S).backup
  say "正在备份到 $copy ……"
  JIANHENG_CONFIG=$config setpriv --reuid "$user" --regid "$group" --clear-groups \
    "$before/bin/jianheng" backup "$copy" || fail "备份没有成功，没有升级。确实不需要备份时用 --no-backup。"
fi

# 5. 切换并启动
if is_running; then systemctl stop jianheng; fi
ln -sfn "$target" "$prefix/current.new"
mv -T "$prefix/current.new" "$prefix/current"
if [ "$service" = yes ]; then
  sed -e "s#@PREFIX@#$prefix#g" -e "s#@CONFIG@#$config#g" -e "s#@DATA@#$data#g" \
    -e "s#@USER@#$user#g" -e "s#@GROUP@#$group#g" "$here/jianheng.service" >"$unit.new"
  mv "$unit.new" "$unit"
  systemctl daemon-reload
  systemctl enable --quiet jianheng
  systemctl start jianheng
fi
say "检衡 $version 已就绪：程序 $prefix/current，配置 $config，数据 $data。"
if [ -n "$before" ] && [ "$before" != "$target" ]; then
  say "旧版本仍在 $before，确认无误后可以删除。数据库升级后旧版本不能再用；要退回，请恢复升级前的备份。"
fi
say "首次使用请先导入单位与人员，见 $prefix/current/docs/operating.md。"
