// What stands between textual-serve's terminal and the person: where it connects to, what it may
// open, which keys stay with the browser, and what is said when the connection ends.
"use strict";
(() => {
  const WORDS = {
    4000: ["You have left", "Everything you decided is saved. It goes on where you were."],
    4001: [
      "The interface stopped by a fault of its own",
      "What you decided is saved. The terminal where factcheck serve runs says more.",
    ],
    4002: [
      "Too many windows",
      "Each window is a program of its own. Close one that you do not need, then open this one again.",
    ],
    4003: ["factcheck serve has ended", "Everything you decided is saved. Start it again at its terminal."],
  };
  const LOST = ["Connection lost", "Everything you decided is saved. Looking for factcheck serve …"];
  const STRANGE = [
    "factcheck serve was started anew",
    "Everything you decided is saved. Open the address that it printed.",
  ];
  const AGAIN_AFTER = 1500; // milliseconds

  const element = (id) => document.getElementById(id);
  let shown = false;

  const say = ([title, words]) => {
    element("over-title").textContent = title;
    element("over-words").textContent = words;
    element("over").hidden = false;
    element("again").focus();
  };

  const lookAgain = async () => {
    let answer = null;
    try {
      answer = await fetch("/here", { cache: "no-store" });
    } catch {
      // Nobody is there yet.
    }
    if (answer?.status === 204) location.reload();
    else if (answer?.status === 403) say(STRANGE);
    else setTimeout(lookAgain, AGAIN_AFTER);
  };

  const ended = ({ code }) => {
    if (code in WORDS) {
      say(WORDS[code]);
    } else {
      say(LOST);
      setTimeout(lookAgain, AGAIN_AFTER);
    }
  };

  const heard = ({ data }) => {
    if (typeof data === "string") {
      const [kind, value] = JSON.parse(data);
      if (kind === "title") document.title = `${value} — factcheck`;
    } else if (!shown) {
      shown = true;
      document.querySelector(".xterm-helper-textarea")?.focus();
    }
  };

  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(address) {
      super(address);
      this.addEventListener("message", heard);
      this.addEventListener("close", ended);
    }
  };

  // The terminal opens what looks like an address, and files. Only files of ours are let through.
  window.open = (address = "") => {
    const wanted = new URL(address, location.href);
    if (wanted.origin === location.origin && wanted.pathname.startsWith("/download/")) {
      const link = document.createElement("a");
      link.href = wanted.href;
      link.download = "";
      link.click();
    }
    return null;
  };

  // ctrl+c copies where something is selected (with shift), else it goes to the interface.
  const copied = () => {
    let taken = false;
    const note = (event) => {
      taken = event.defaultPrevented;
    };
    document.addEventListener("copy", note, { once: true });
    document.execCommand("copy");
    document.removeEventListener("copy", note);
    return taken;
  };

  const key = (event) => {
    const command = event.ctrlKey && !event.altKey && !event.shiftKey;
    if (command && event.key === "v") {
      // The browser pastes; the terminal would only send the key.
      event.stopImmediatePropagation();
    } else if (command && event.key === "c" && copied()) {
      event.stopImmediatePropagation();
      event.preventDefault();
    }
  };
  window.addEventListener("keydown", key, { capture: true });

  const scheme = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
  const address = location.origin.replace(/^http/, "ws");
  element("terminal").dataset.sessionWebsocketUrl = `${address}/ws/${scheme}`;
  element("again").addEventListener("click", () => location.reload());

  const canvas = document.createElement("canvas");
  if (!canvas.getContext("webgl2")) {
    say(["This browser cannot draw it", "The terminal in the page needs WebGL 2. Use factcheck review in a terminal."]);
  }
})();
