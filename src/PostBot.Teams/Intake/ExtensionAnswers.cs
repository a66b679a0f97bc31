using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Core.Features.Around;
using PostBot.Core.Jobs;
using PostBot.Teams.Drawing;

namespace PostBot.Teams.Intake;

/// <summary>The message extension: searches, "Log as note" on a message, and links of ours that somebody pastes.</summary>
internal sealed class ExtensionAnswers(InTime inTime, TeamsWork work, OwnLinks links, Clock clock)
{
    public const string Prefix = "composeExtension/";

    /// <summary>The commands by their ids in the manifest.</summary>
    public const string Bookings = "bookings";
    public const string Notes = "notes";
    public const string Projects = "projects";
    public const string LogNote = "logNote";

    /// <summary>What is searched for, by its name in the manifest.</summary>
    public const string Words = "words";

    private const int MostResults = 25;
    private const int LongestQuery = 200;
    /// <summary>Two lines of the list; the card says the rest.</summary>
    private const int LongestTitle = 48;
    private const int LongestPreview = 120;

    private static readonly Dictionary<string, LookFor> searches = new(StringComparer.Ordinal)
    {
        [Bookings] = LookFor.Bookings,
        [Notes] = LookFor.Notes,
        [Projects] = LookFor.Projects,
    };

    public async Task Answer(HttpContext http, Admitted admitted)
    {
        var (activity, tenant, _) = admitted;
        if (TeamsPlaces.Place(activity) is not { } place || TeamsPlaces.Sender(activity, place) is not { } sender || activity.Value.ValueKind != JsonValueKind.Object)
        {
            InTime.Empty(http, StatusCodes.Status400BadRequest);
            return;
        }
        var asks = new Incoming(Surface.Teams, tenant, sender, place, "") { Key = TeamsDeliveryReader.Key(activity, tenant), Window = Window.Open };
        if (activity.Name is "composeExtension/query" or "composeExtension/queryLink" && !work.MayLook(asks))
        {
            await InTime.Write(http, Say(InvokeAnswers.TooMuch));
            return;
        }
        switch (activity.Name)
        {
            case "composeExtension/query" when activity.Value.Words("commandId") is { } id && searches.TryGetValue(id, out var what):
                await Search(http, activity.Value, asks, what);
                break;
            case "composeExtension/fetchTask" when activity.Value.Words("commandId") == LogNote:
                var message = MessageWords.Read(activity.Value.Field("messagePayload"));
                await inTime.Command(http, admitted, asks with { Text = "note" }, answered => Fill(answered, message, asks), DialogCard.Words(Dialogs.Slow));
                break;
            case "composeExtension/submitAction" when activity.Value.Words("commandId") == LogNote && CardPress.Read(activity.Value.Field("data")) is { } press:
                var about = MessageWords.Read(activity.Value.Field("messagePayload"));
                var said = asks with { Text = press.Line, Form = press.Form, Link = about?.Link, Message = TeamsDeliveryReader.Message(tenant, place.Channel, activity.Value.Field("messagePayload").Words("id")), Author = Author(about, sender) };
                await inTime.Command(http, admitted, said, answered => Noted(answered, said), DialogCard.Words(Dialogs.Slow));
                break;
            case "composeExtension/queryLink" when activity.Value.Words("url") is { } url:
                await Unfurl(http, asks, url);
                break;
            case "composeExtension/query" or "composeExtension/fetchTask" or "composeExtension/submitAction" or "composeExtension/queryLink":
                InTime.Empty(http, StatusCodes.Status400BadRequest);
                break;
            default:
                InTime.Empty(http, StatusCodes.Status501NotImplemented);
                break;
        }
    }

    private async Task Search(HttpContext http, JsonElement value, Incoming asks, LookFor what)
    {
        var parameters = value.Field("parameters");
        var typed = parameters.ValueKind == JsonValueKind.Array
            ? parameters.EnumerateArray().FirstOrDefault(one => one.Words("name") == Words).Words("value") ?? ""
            : "";
        var options = value.Field("queryOptions");
        var (skip, count) = (Number(options, "skip", 0, 1_000), Number(options, "count", MostResults, MostResults));
        if (typed.Length > LongestQuery) typed = typed[..LongestQuery];
        await inTime.Answer(http, work.Look(asks, what, typed, http.RequestAborted), found => Results(found, skip, count, asks), Say("That takes too long just now. Please try again in a moment."));
    }

    private static int Number(JsonElement options, string name, int usual, int most) =>
        options.Field(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var count) && count >= 0 ? Math.Min(count, most) : usual;

    private JsonObject Results(IReadOnlyList<Found>? found, int skip, int count, Incoming asks)
    {
        if (found is null) return Say("I have not met you yet. Write hello to me in our chat first.");
        return found.Count == 0 ? Say("Nothing you can see has these words in it.") : Result(found.Skip(skip).Take(Math.Max(1, count)), asks);
    }

    /// <summary>The form of <c>note</c>, with the message in it; why there is none, where there is none.</summary>
    private JsonObject Fill(Answered answered, MessageWords? message, Incoming asks)
    {
        var (zone, now) = (InvokeAnswers.Zone(asks), clock.Now);
        if (answered.Card?.Form is not { } form) return Dialogs.Say(answered, on: null, zone, now);
        // Whoever has an id in the directory is known by that; of others the words say it.
        var words = message is null ? null : message is { Author: { } author, AuthorId: null, Text.Length: > 0 } ? $"from {author}:\n{message.Text}" : message.Text;
        var filled = form with { Fields = [.. form.Fields.Select(field => field.Type == FieldType.LongText && words is { Length: > 0 } ? field with { Value = words } : field)] };
        return DialogCard.Draw(filled, said: null, new Dictionary<string, string>(), on: null, zone, now);
    }

    /// <summary>Who wrote the message; null for the presser's own and where Teams does not say.</summary>
    private static Sender? Author(MessageWords? message, Sender presser) => message is { AuthorId: { } id } && id != presser.Id ? new Sender(id, message.Author ?? id) : null;

    /// <summary>A note goes into the compose box as its card; what is still to be answered stays in the dialog.</summary>
    private JsonObject? Noted(Answered answered, Incoming said)
    {
        var (zone, now) = (InvokeAnswers.Zone(said), clock.Now);
        if (answered.Refused || answered.Card is not { Subject: not null } card) return Dialogs.Draw(answered with { Refused = true }, said, sent: true, zone, now);
        return Result([new Found(PlainDrawing.Words(card.Headline, zone, now), "", card with { Buttons = [] })], said);
    }

    /// <summary>A link of ours becomes the card of what it shows, when whoever pastes it may see that; any other stays a link.</summary>
    private async Task Unfurl(HttpContext http, Incoming asks, string url)
    {
        if (links.ObjectOf(url) is { } id)
        {
            await inTime.Answer(http, work.One(asks, id, http.RequestAborted), found => found is null ? null : Result([found], asks), late: null);
            return;
        }
        if (links.IsBoard(url)) await InTime.Write(http, Result([new Found("PostBot's schedule", "Everyone opens it with a link of their own.", Lookup.Board)], asks));
        else InTime.Empty(http, StatusCodes.Status200OK);
    }

    private JsonObject Result(IEnumerable<Found> found, Incoming asks) => new()
    {
        ["composeExtension"] = new JsonObject
        {
            ["type"] = "result",
            ["attachmentLayout"] = "list",
            ["attachments"] = new JsonArray([.. found.Select(one => Attachment(one, InvokeAnswers.Zone(asks), clock.Now))]),
        },
    };

    /// <summary>Adaptive Cards in a list need a preview; Teams reads HTML in those, so their words are made inert.</summary>
    private static JsonObject Attachment(Found found, DateTimeZone? zone, Instant now) => new()
    {
        ["contentType"] = AdaptiveCards.ContentType,
        ["content"] = AdaptiveCards.DrawOne(found.Card, zone, now).Content,
        ["preview"] = new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.thumbnail",
            ["content"] = new JsonObject { ["title"] = AdaptiveText.Inert(Typed.Shorten(found.Title, LongestTitle)), ["text"] = AdaptiveText.Inert(Typed.Shorten(found.Says, LongestPreview)) },
        },
    };

    private static JsonObject Say(string words) => new() { ["composeExtension"] = new JsonObject { ["type"] = "message", ["text"] = words } };
}
