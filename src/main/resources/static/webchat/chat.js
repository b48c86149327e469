// Sends and receives without leaving the page. Without it every form on the page still works.

const chat = document.querySelector('[data-chat]');
if (chat && navigator.cookieEnabled) {
  start(chat.dataset.chat, Number(chat.dataset.longest));
}

function start(address, longest) {
  const composer = document.getElementById('composer');
  const box = document.getElementById('text');
  const status = document.getElementById('status');
  const jump = document.getElementById('jump');
  const conversation = () => document.getElementById('conversation');
  const entries = () => document.getElementById('log');

  const WORDS = {
    sending: 'Sending…',
    writing: 'The assistant is writing…',
    slow: 'Still working on it. You can leave this page: the reply will be here when you come back.',
    offline: 'You are offline. Your message is kept here, and will be sent when you are connected again.',
    unreachable: 'We cannot reach the assistant. Your message is kept here. Trying again…',
    paused: 'Not sent yet. Send it when you are ready.',
    disconnected: 'You are offline. New replies will show when you are connected again.',
  };

  // What is on its way: kept until the server has it. { action, fields, fromBox, busy, attempts, timer }
  let outgoing = null;
  let waitingSince = null;

  function say(words) {
    if (status.textContent !== words) {
      status.textContent = words;
      status.classList.toggle('composer__status--writing', words === WORDS.writing);
    }
  }

  function showState() {
    if (outgoing?.words) {
      say(outgoing.words);
    } else if (!navigator.onLine) {
      say(WORDS.disconnected);
    } else if (waitingSince !== null) {
      say(Date.now() - waitingSince > 20_000 ? WORDS.slow : WORDS.writing);
    } else {
      say('');
    }
  }

  // The list of what was said

  let reading = null;
  let readAgain = false;

  function refresh() {
    readAgain = true;
    reading ??= (async () => {
      try {
        while (readAgain) {
          readAgain = false;
          show(await read());
        }
      } catch {
        // Not now: the stream's next event, the timer below or the next connection asks again.
      } finally {
        reading = null;
      }
    })();
    return reading;
  }

  async function read() {
    const answer = await fetch(address + '/log', { headers: { Accept: 'text/html' }, cache: 'no-store' });
    if (!answer.ok) {
      throw new Error('status ' + answer.status);
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    return page.getElementById('conversation');
  }

  function show(fresh) {
    if (fresh.dataset.mark !== conversation().dataset.mark) {
      // Someone signed in or out, or started afresh, in another tab. A page just loaded is not loaded again.
      if (performance.now() > 5_000) {
        location.reload();
      }
      return;
    }
    conversation().dataset.token = fresh.dataset.token;
    const atEnd = document.documentElement.scrollHeight - window.scrollY - window.innerHeight < 200;
    const expecting = waitingSince !== null && Math.abs(window.scrollY - placed) < 50;
    const added = merge(fresh.querySelector('#log'));
    const begun = entries().children.length > 0;
    document.querySelectorAll('[data-when="empty"]').forEach((part) => (part.hidden = begun));
    document.querySelectorAll('[data-when="begun"]').forEach((part) => (part.hidden = !begun));
    if (begun) {
      const title = document.querySelector('[data-begun]');
      title.textContent = title.dataset.begun;
    }
    waitingSince = fresh.dataset.waiting === 'true' ? (waitingSince ?? Date.now()) : null;
    showState();
    follow(added, atEnd || expecting);
  }

  /** Puts in what the page lacks and renews what has changed; returns what was put in. */
  function merge(fresh) {
    const added = [];
    let last = null;
    for (const entry of [...fresh.children]) {
      const here = document.getElementById(entry.id);
      if (here && here.dataset.state === entry.dataset.state) {
        last = here;
        continue;
      }
      const hadFocus = here?.contains(document.activeElement);
      const mine = document.importNode(entry, true);
      if (here) {
        here.replaceWith(mine);
      } else {
        if (last) {
          last.after(mine);
        } else {
          entries().prepend(mine);
        }
        added.push(mine);
      }
      if (hadFocus) {
        mine.querySelector('.said__taken')?.focus({ preventScroll: true });
      }
      last = mine;
    }
    return added;
  }

  // Where we put the page last: whoever has moved it since is reading something.
  let placed = 0;

  function follow(added, wanted) {
    if (added.length === 0) {
      return;
    }
    const mine = added.findLast((entry) => entry.classList.contains('said--member'));
    if (!wanted && !mine) {
      jump.hidden = false;
      return;
    }
    bringIntoView(mine ?? added[0]);
  }

  /** Shows the end of the conversation, but never scrolls past the beginning of what is new. */
  function bringIntoView(entry) {
    jump.hidden = true;
    const top = entry.getBoundingClientRect().top + window.scrollY - 12;
    const end = document.documentElement.scrollHeight - window.innerHeight;
    window.scrollTo({ top: Math.min(top, end), behavior: 'instant' });
    placed = window.scrollY;
  }

  jump.addEventListener('click', () => {
    const replies = entries().querySelectorAll('.said--assistant');
    bringIntoView(replies[replies.length - 1]);
    box.focus({ preventScroll: true });
  });

  // Sending

  document.addEventListener('submit', (event) => {
    if (!event.target.matches('[data-send]')) {
      return;
    }
    event.preventDefault();
    submit(event.target, event.submitter);
  });

  function submit(form, button) {
    if (outgoing?.busy) {
      return; // pressed twice
    }
    clearTimeout(outgoing?.timer);
    const fields = new FormData(form);
    if (button?.name) {
      fields.append(button.name, button.value);
    }
    const same = outgoing && outgoing.action === form.action && outgoing.fields.get('text') === fields.get('text');
    if (fields.has('key')) {
      fields.set('key', same ? outgoing.fields.get('key') : freshKey());
    }
    outgoing = { action: form.action, fields, fromBox: form === composer, attempts: 0 };
    send(outgoing);
  }

  /** crypto.randomUUID would want https, which a trial on the council's own network may not have. */
  function freshKey() {
    return [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');
  }

  async function send(message) {
    message.busy = true;
    message.words = WORDS.sending;
    showProblem('');
    showState();
    try {
      let answer = await post(message);
      if (answer.status === 403) {
        // The page was open for longer than its form holds: the list brings a new one.
        await refresh();
        answer = await post(message);
      }
      if (answer.ok) {
        sent(message);
      } else if (answer.status >= 500) {
        retryLater(message);
      } else {
        outgoing = null;
        showProblem(await problem(answer));
        showState();
      }
    } catch {
      retryLater(message);
    }
  }

  async function post(message) {
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), 15_000);
    const fields = new URLSearchParams(message.fields);
    fields.set('_csrf', conversation().dataset.token);
    try {
      return await fetch(message.action, {
        method: 'POST',
        body: fields,
        headers: { Accept: 'application/json' },
        signal: giveUp.signal,
      });
    } finally {
      clearTimeout(timer);
    }
  }

  async function problem(answer) {
    try {
      return (await answer.json()).problem;
    } catch {
      return 'Your message could not be sent. Open this page again, then send it once more';
    }
  }

  function sent(message) {
    outgoing = null;
    if (message.fromBox) {
      // Whoever was quick has begun the next message already.
      const text = message.fields.get('text').replaceAll('\r\n', '\n');
      box.value = box.value.startsWith(text) ? box.value.slice(text.length).trimStart() : box.value;
      resize();
      count();
    }
    waitingSince = Date.now();
    showState();
    refresh();
  }

  function retryLater(message) {
    message.busy = false;
    message.attempts++;
    message.words = navigator.onLine ? WORDS.unreachable : WORDS.offline;
    message.timer = setTimeout(() => send(message), Math.min(2 ** message.attempts, 30) * 1000);
    showState();
  }

  function showProblem(words) {
    document.getElementById('text-error').hidden = !words;
    document.getElementById('text-problem').textContent = words;
    box.classList.toggle('govuk-textarea--error', Boolean(words));
    if (words) {
      box.setAttribute('aria-invalid', 'true');
      box.focus();
    } else {
      box.removeAttribute('aria-invalid');
      document.querySelector('.govuk-error-summary')?.remove();
    }
  }

  // The box

  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
      event.preventDefault();
      document.getElementById('send').click();
    }
  });

  box.addEventListener('input', () => {
    if (outgoing?.fromBox && !outgoing.busy && outgoing.timer) {
      // Whoever changes the words decides when they go.
      clearTimeout(outgoing.timer);
      outgoing.timer = null;
      outgoing.words = WORDS.paused;
      showState();
    }
    resize();
    count();
  });

  function resize() {
    box.style.height = 'auto';
    box.style.height = box.scrollHeight + box.offsetHeight - box.clientHeight + 'px';
  }

  // Where very large text makes the box fill the screen, it must not stay on it.
  new ResizeObserver(() => {
    const frame = composer.closest('.composer');
    frame.classList.toggle('composer--too-large', frame.offsetHeight > window.innerHeight * 0.6);
  }).observe(composer);

  let countTimer = null;

  function count() {
    const shown = document.getElementById('text-count');
    const left = longest - [...box.value.trim()].length;
    const near = left <= longest / 10;
    const unit = Math.abs(left) === 1 ? 'character' : 'characters';
    const words = near ? `You have ${Math.abs(left).toLocaleString('en-GB')} ${unit} ${left < 0 ? 'too many' : 'left'}` : '';
    shown.hidden = !near;
    shown.textContent = words;
    shown.classList.toggle('composer__count--over', left < 0);
    clearTimeout(countTimer);
    countTimer = setTimeout(() => (document.getElementById('count-spoken').textContent = words), 1000);
  }

  // News

  let stream = null;
  let streamTimer = null;

  function listen() {
    stream?.close();
    clearTimeout(streamTimer);
    stream = new EventSource(address + '/events');
    stream.addEventListener('open', refresh);
    stream.addEventListener('changed', refresh);
    stream.addEventListener('error', () => {
      if (stream.readyState === EventSource.CLOSED) {
        streamTimer = setTimeout(listen, 30_000);
        refresh();
      }
    });
  }

  function stopListening() {
    stream?.close();
    clearTimeout(streamTimer);
  }

  // A hidden page holds no connection: browsers allow six to one site, and telephones have batteries.
  document.addEventListener('visibilitychange', () => (document.hidden ? stopListening() : listen()));
  window.addEventListener('pagehide', stopListening);
  window.addEventListener('pageshow', (event) => event.persisted && listen());
  window.addEventListener('offline', showState);
  window.addEventListener('online', () => {
    showState();
    listen();
    if (outgoing && !outgoing.busy && outgoing.timer) {
      clearTimeout(outgoing.timer);
      send(outgoing);
    }
  });

  // While a reply is due, or where no stream can be had, the page looks for itself.
  setInterval(() => {
    showState();
    if (!document.hidden && navigator.onLine && (waitingSince !== null || stream?.readyState === EventSource.CLOSED)) {
      refresh();
    }
  }, 5_000);

  document.getElementById('check')?.remove();
  document.getElementById('text-keys').hidden = !window.matchMedia('(pointer: fine)').matches;
  waitingSince = conversation().dataset.waiting === 'true' ? Date.now() : null;
  resize();
  count();
  showState();
  if (!document.hidden) {
    listen();
  }
  if (entries().children.length > 0 && !location.hash) {
    const mine = entries().querySelectorAll('.said--member');
    bringIntoView(mine[mine.length - 1] ?? entries().lastElementChild);
  }
}
