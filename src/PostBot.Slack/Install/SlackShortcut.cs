namespace PostBot.Slack.Install;

/// <summary>An entry of Slack's shortcut menus. Choosing it is typing its command.</summary>
/// <param name="Id">The callback id that comes back.</param>
/// <param name="Name">At most 24 characters.</param>
/// <param name="Verb">The command it begins.</param>
/// <param name="OnMessage">In the menu of a message, whose words it takes; else in the menu of the writing box.</param>
internal sealed record SlackShortcut(string Id, string Name, string Verb, bool OnMessage)
{
    public static IReadOnlyList<SlackShortcut> All { get; } =
    [
        new("log_as_note", "Log as note", "note", OnMessage: true),
        new("book", "Book", "hold", OnMessage: false),
        new("my_day", "My day", "my day", OnMessage: false),
    ];
}
