namespace PostBot.Host.Pages;

/// <summary>What a browser sees at the address when people talk to PostBot in Slack or Teams.</summary>
public static class OffPage
{
    public static IResult Show() => TypedResults.Content(
        """
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>PostBot</title>
          <link rel="icon" href="/local/icon.svg">
          <link rel="stylesheet" href="/local/app.css">
        </head>
        <body>
          <main class="about">
            <h1>PostBot</h1>
            <p>PostBot keeps bookings, feedback rounds and deadlines for post-production. It is running, and it listens in Slack and Teams.</p>
            <p>There, write <code>help</code> to it in a direct message.</p>
          </main>
        </body>
        </html>
        """,
        "text/html; charset=utf-8");
}
