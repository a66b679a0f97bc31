using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;
using PostBot.Slack.Drawing;
using PostBot.Slack.Sending;

namespace PostBot.Slack.Intake;

/// <summary>The App Home: what waits for a person, settled where it stands. It is drawn when it is opened and after every press on it.</summary>
internal sealed partial class SlackHome(SlackWork work, SlackCalls calls, SlackForms forms, SlackPeople people, Clock clock, IHostApplicationLifetime life, ILogger<SlackHome> log)
{
    private const string Line = "home";

    /// <summary>Slack allows a hundred blocks; the day itself takes at most fifty.</summary>
    private const int MostSaid = 40;

    private const int MostKept = 20_000;

    private readonly ConcurrentDictionary<(string Workspace, string Person), string> shown = new();

    /// <summary>Whose home it is, when the event is an opened home tab; null for anything else.</summary>
    public static (string Workspace, string Person)? Opened(JsonElement envelope)
    {
        var said = envelope.Field("event");
        return said.Words("type") == "app_home_opened" && said.Words("tab") == "home" && said.Words("user") is { } person && SlackEvents.Workspace(envelope) is { } workspace ? (workspace, person) : null;
    }

    /// <summary>A button pressed on the home; null for a press anywhere else.</summary>
    public static Incoming? Pressed(JsonElement payload)
    {
        var (view, user, action) = (payload.Field("view"), payload.Field("user"), payload.First("actions"));
        if (view.Words("type") != "home" || action.Words("type") != "button" || action.Words("value") is not { } line || user.Words("id") is not { } person || SlackInteractions.Workspace(payload) is not { } workspace) return null;
        return new Incoming(Surface.Slack, workspace, SlackInteractions.Sender(user, person, workspace), new Place(person, PlaceKind.Direct), line)
        {
            Key = $"slack:act:{payload.Words("trigger_id") ?? $"{action.Words("action_ts")}:{person}"}",
        };
    }

    /// <summary>Carries the press out and then shows the home as it is now, with what came of it at the top.</summary>
    public async Task Press(Incoming press, string? trigger)
    {
        var incoming = press with { Sender = await people.Complete(press.Workspace, press.Sender, life.ApplicationStopping) };
        var answered = await work.Handle(incoming, life.ApplicationStopping);
        if (answered.Card?.Form is { } form && trigger is not null && await forms.Open(incoming.Workspace, trigger, form, new ModalOrigin(form.Id, incoming.Sender.Id, null) { Home = true })) return;
        await Show(incoming.Workspace, incoming.Sender, incoming.Text == Line ? null : answered.Card, anew: true);
    }

    /// <param name="said">What a press has led to; null when the home was only opened.</param>
    /// <param name="anew">Also when the same is shown already.</param>
    public async Task Show(string workspace, Sender sender, Card? said, bool anew)
    {
        var who = await people.Complete(workspace, sender, life.ApplicationStopping);
        var answered = await work.Handle(new Incoming(Surface.Slack, workspace, who, new Place(sender.Id, PlaceKind.Direct), Line), life.ApplicationStopping);
        if (answered.Card is not { } card) return;
        var view = new JsonObject { ["type"] = "home", ["blocks"] = new JsonArray([.. Blocks(said, answered.ReaderZone).Concat(Blocks(card, answered.ReaderZone))]) }.ToJsonString(SlackJson.Options);
        var print = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(view)));
        if (!anew && shown.TryGetValue((workspace, sender.Id), out var before) && before == print) return;
        var answer = await calls.Call(workspace, SlackMethod.PublishView, [("user_id", sender.Id), ("view", view)], life.ApplicationStopping);
        if (!answer.Worked) Log.NotShown(log, answer.Error!);
        else if (shown.Count < MostKept) shown[(workspace, sender.Id)] = print;
    }

    private List<JsonNode> Blocks(Card? card, DateTimeZone? reader)
    {
        if (card is null) return [];
        // A page holds no fields and needs none: the button that asks for them opens a window.
        var drawn = BlockKit.Draw(card, reader, clock.Now)[0].Blocks.Select(block => block!.DeepClone()).ToList();
        return drawn.Count > MostSaid ? drawn : [.. drawn, new JsonObject { ["type"] = "divider" }];
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The App Home was not shown: {Code}")]
        public static partial void NotShown(ILogger log, string code);
    }
}
