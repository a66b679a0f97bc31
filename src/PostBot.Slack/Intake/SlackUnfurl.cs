using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;
using PostBot.Slack.Drawing;
using PostBot.Slack.Sending;

namespace PostBot.Slack.Intake;

/// <summary>Links of ours that somebody pasted.</summary>
/// <param name="Pasted">Who and where; in the composer there is no channel yet.</param>
/// <param name="Target">How Slack names the message in <c>chat.unfurl</c>.</param>
internal sealed record PastedLinks(Incoming Pasted, IReadOnlyList<(string Name, string? Value)> Target, IReadOnlyList<string> Addresses);

/// <summary>Turns links of ours into what they lead to, where everybody who reads along may see that. Nothing is lost when it fails: the link stays a link.</summary>
/// <remarks>docs.slack.dev, "Unfurling links in messages".</remarks>
internal sealed partial class SlackUnfurl(SlackWork work, SlackCalls calls, SlackPeople people, OwnLinks links, Clock clock, IHostApplicationLifetime life, ILogger<SlackUnfurl> log)
{
    /// <summary>More than anybody pastes on purpose.</summary>
    private const int MostLinks = 5;

    /// <summary>Null for any other event, and for what programs paste.</summary>
    public static PastedLinks? Read(JsonElement envelope, string? knownBot)
    {
        var said = envelope.Field("event");
        if (said.Words("type") != "link_shared" || said.Words("user") is not { } person || person == SlackEvents.Bot(envelope, knownBot) || said.Words("bot_id") is not null) return null;
        if (SlackEvents.Workspace(envelope) is not { } workspace || said.Words("channel") is not { } channel || said.Field("links") is not { ValueKind: JsonValueKind.Array } list) return null;
        (string, string?)[]? target = said.Words("unfurl_id") is { } id && said.Words("source") is { } source ? [("unfurl_id", id), ("source", source)]
            : said.Words("message_ts") is { } ts ? [("channel", channel), ("ts", ts)]
            : null;
        if (target is null) return null;
        var sender = new Sender(person, person) { IsOutsider = SlackEvents.IsOutsider(envelope, said, workspace) };
        var pasted = new Incoming(Surface.Slack, workspace, sender, SlackPlaces.Of(channel, null, said.Words("thread_ts")), "");
        return new PastedLinks(pasted, target, [.. list.EnumerateArray().Select(link => link.Words("url")).OfType<string>().Distinct().Take(MostLinks)]);
    }

    public async Task Show(PastedLinks shared)
    {
        var pasted = shared.Pasted with { Sender = await people.Complete(shared.Pasted.Workspace, shared.Pasted.Sender, life.ApplicationStopping) };
        if (!work.MayLook(pasted)) return;
        var shown = new JsonObject();
        foreach (var address in shared.Addresses)
        {
            var id = links.ObjectOf(address);
            if (id is null && !links.IsBoard(address)) continue;
            if (await work.Linked(pasted, id, life.ApplicationStopping) is not { } card) continue;
            // A button in somebody else's message would have no message of ours to answer in.
            shown[address] = new JsonObject { ["blocks"] = BlockKit.Draw(card with { Buttons = [], Form = null }, reader: null, clock.Now)[0].Blocks };
        }
        if (shown.Count == 0) return;
        var answer = await calls.Call(pasted.Workspace, SlackMethod.Unfurl, [.. shared.Target, ("unfurls", shown.ToJsonString(SlackJson.Options))], life.ApplicationStopping);
        if (!answer.Worked) Log.NotShown(log, answer.Error!);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "A link of ours stayed a link in Slack: {Code}")]
        public static partial void NotShown(ILogger log, string code);
    }
}
