using PostBot.Core.Delivery;
using PostBot.Host.Local;

namespace PostBot.Host.Pages;

/// <summary>The local chat in a browser: who is there and where is drawn here, what is said comes by the script.</summary>
public static class ChatPage
{
    /// <summary>Lines that show what PostBot is for; pressing one types it.</summary>
    private static readonly string[] tries =
    [
        "setup",
        "demo",
        "help",
        "status",
        "status NIGHTFALL",
        "hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade",
        "free color tomorrow",
        "note 01:02:10:05 trim the pause",
        "due NIGHTFALL 101 picture lock fri 18:00 nudge 2d 4h",
        "bookings NIGHTFALL next week",
    ];

    public static async Task<IResult> Show(LocalChat chat, CancellationToken cancel)
    {
        var (people, channels) = await chat.Everyone(cancel);
        return TypedResults.Content(Draw(people, channels), "text/html; charset=utf-8");
    }

    public static string Draw(IReadOnlyList<LocalPerson> people, IReadOnlyList<string> channels)
    {
        var html = new Html().Tag(Head);
        foreach (var person in people) html.Tag("<option").Attribute("value", person.Name).Tag(">").Words($"{person.Name}, {person.Role}").Tag("</option>");
        html.Tag(AfterPeople);
        foreach (var channel in channels.Where(channel => channel != "dm").Prepend("dm").Append("general").Distinct(StringComparer.Ordinal)) Channel(html, channel);
        html.Tag(AfterChannels);
        foreach (var line in tries) html.Tag("<li><button type=\"button\"").Attribute("data-try", line).Tag(">").Words(line).Tag("</button></li>");
        return html.Tag(AfterTries).ToString();
    }

    private static void Channel(Html html, string channel)
    {
        html.Tag("<li><button type=\"button\"").Attribute("data-channel", channel).Tag(">");
        html.Words(channel == "dm" ? "Direct message" : "# " + channel).Tag(" <span class=\"news\"></span></button></li>");
    }

    private const string Head =
        """
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <title>PostBot</title>
          <link rel="icon" href="/local/icon.svg">
          <link rel="stylesheet" href="/local/app.css">
          <script src="/local/app.js" defer></script>
        </head>
        <body>
          <a class="skip" href="#text">Skip to the message field</a>
          <header class="side">
            <h1><span class="slate" aria-hidden="true"></span>PostBot</h1>
            <form id="who">
              <label for="person">You are</label>
              <select id="person" autocomplete="off">
        """;

    private const string AfterPeople =
        """
              <option value="">Someone new</option></select>
              <div class="new" hidden>
                <label for="name">Name</label>
                <div class="row"><input id="name" type="text" maxlength="80" autocomplete="off" placeholder="ana"><button type="submit">Join</button></div>
              </div>
              <p class="error" role="alert"></p>
            </form>
            <nav aria-label="Where you talk">
              <ul id="channels" role="list">
        """;

    private const string AfterChannels =
        """
              </ul>
              <details class="add">
                <summary>Another channel</summary>
                <form id="join" class="row"><label class="unseen" for="channel">Channel name</label><input id="channel" type="text" maxlength="80" autocomplete="off" placeholder="nightfall"><button type="submit">Open</button></form>
              </details>
            </nav>
            <details class="tries">
              <summary>Things to try</summary>
              <ul role="list">
        """;

    private const string AfterTries =
        """
              </ul>
              <p>In a channel, begin with <code>@PostBot</code> and everyone there sees the answer.</p>
            </details>
          </header>
          <main>
            <header class="top">
              <h2 id="where" tabindex="-1">Direct message</h2>
              <p id="link" role="status"></p>
              <details id="clock">
                <summary><span>PostBot’s time</span> <time id="now"></time></summary>
                <div class="panel">
                  <p>Time moves forward only. What falls due on the way happens.</p>
                  <div class="row"><button type="button" data-advance="PT1H">+ 1 hour</button><button type="button" data-advance="P1D">+ 1 day</button></div>
                  <form id="set"><label for="moment">Move to</label><div class="row"><input id="moment" type="datetime-local" required><button type="submit">Move</button></div></form>
                  <p class="error" role="alert"></p>
                </div>
              </details>
            </header>
            <section class="talk" aria-labelledby="where" tabindex="0">
              <button type="button" id="earlier" hidden>Show earlier</button>
              <div id="empty" hidden></div>
              <div id="log" role="log" aria-live="polite" aria-relevant="additions"></div>
              <p id="doing" role="status"></p>
            </section>
            <form id="say">
              <p id="thread" hidden><span></span> <button type="button">Leave the thread</button></p>
              <ul id="files" role="list"></ul>
              <p class="error" role="alert"></p>
              <div class="row">
                <label class="attach"><input id="attach" type="file" multiple><span>Attach</span></label>
                <label class="unseen" for="text">Message</label>
                <textarea id="text" rows="1" placeholder="Write to PostBot" autocomplete="off" enterkeyhint="send" aria-describedby="keys"></textarea>
                <button type="submit">Send</button>
              </div>
              <p id="keys">Enter sends, Shift + Enter begins a new line, ↑ brings back what you said before.</p>
            </form>
            <dialog id="ask" aria-labelledby="question"><p id="question"></p><div class="row"><button type="button" value="yes"></button><button type="button" value="">Not now</button></div></dialog>
            <noscript><p class="error">This page needs JavaScript to talk to PostBot.</p></noscript>
          </main>
        </body>
        </html>
        """;
}
