using PostBot.Core;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;

namespace PostBot.Host.Verbs;

/// <summary>Fills the demo studio as Ana, who is its admin in the local chat.</summary>
internal static class DemoVerb
{
    public static async Task<int> Run(WebApplication app, CancellationToken cancel)
    {
        await CoreServices.Start(app.Services, cancel);
        var place = new Place("dm", PlaceKind.Direct);
        var answered = await app.Services.GetRequiredService<CommandDesk>().Handle(new Incoming(Surface.Local, "local", new Sender("ana", "Ana") { DirectChannel = "dm" }, place, "demo"), cancel);
        var said = answered.Card is null ? "" : PlainDrawing.Words(answered.Card.Headline, null, app.Services.GetRequiredService<Clock>().Now);
        if (answered.Refused) await Console.Error.WriteLineAsync(said);
        else await Console.Out.WriteLineAsync(said);
        return answered.Refused ? Verb.Refused : Verb.Done;
    }
}
