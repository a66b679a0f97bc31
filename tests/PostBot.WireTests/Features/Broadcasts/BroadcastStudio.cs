namespace PostBot.WireTests.Features.Broadcasts;

/// <summary>A studio whose NIGHTFALL has a team of two, and one broadcast on its way.</summary>
internal static class BroadcastStudio
{
    public const string Line = "broadcast NIGHTFALL \"Mix moved to Thursday 10:00\"";

    public static async Task<Talker> WithTeam(this PostBotApp bot)
    {
        var ana = await bot.WithStudio();
        await ana.Says("team NIGHTFALL add @ed editor");
        await ana.Says("team NIGHTFALL add @jo");
        return ana;
    }

    /// <summary>The broadcast X1, sent to ed and jo; the author's receipts.</summary>
    public static async Task<(Talker Author, Message Receipts)> WithSent(this PostBotApp bot, string label = "Send as needs an answer")
    {
        var ana = await bot.WithTeam();
        var preview = await ana.Says(Line);
        return (ana, (await ana.Presses(preview.Message, label)).Message);
    }

    public static async Task<Message> Copy(this Talker person) => (await person.Sees()).Last(message => message.Text.Contains("NIGHTFALL: ", StringComparison.Ordinal));

    /// <summary>A message as it is now.</summary>
    public static async Task<Message> Again(this Talker person, Message message) => (await person.Sees(message.Channel)).Single(other => other.Id == message.Id);
}
