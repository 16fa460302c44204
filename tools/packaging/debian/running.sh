# Sends a signal to every Hearth that was started as the app or as a command; prints how many there are.
signal_running() {
  count=0
  for place in /proc/[0-9]*; do
    case "$(readlink "$place/exe" 2>/dev/null || true)" in
      /usr/lib/hearth/node*) ;;
      *) continue ;;
    esac
    tr '\0' '\n' < "$place/cmdline" 2>/dev/null | grep -qx /usr/lib/hearth/app/hearth.js || continue
    kill "-$1" "${place#/proc/}" 2>/dev/null || continue
    count=$((count + 1))
  done
  echo "$count"
}

