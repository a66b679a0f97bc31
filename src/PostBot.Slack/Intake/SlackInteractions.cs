using System.Text.Json;
using PostBot.Core.Delivery;
using PostBot.Slack.Drawing;

namespace PostBot.Slack.Intake;

/// <summary>Interaction payloads: pressed buttons, which are stored and worked later, and submitted forms, which are answered at once.</summary>
internal static class SlackInteractions
{
    public const string PressKind = "press";

    /// <summary>The delivery to store for a pressed button of ours; null for anything else in a message or a window.</summary>
    public static Delivery? ToDelivery(JsonElement payload)
    {
        var action = payload.First("actions");
        var workspace = Workspace(payload);
        var (user, message) = (payload.Field("user").Words("id"), payload.Field("container").Words("message_ts"));
        if (workspace is null || user is null || message is null || action.Words("type") != "button" || action.Words("value") is null) return null;
        var press = payload.Words("trigger_id") ?? $"{action.Words("action_ts")}:{user}:{message}";
        return new(Surface.Slack, $"slack:act:{press}", workspace, PressKind, StoredBody.Write(payload));
    }

    /// <param name="triggered">A window may still be opened for it.</param>
    public static Reading ReadPress(JsonElement payload, string key, string workspace, bool triggered)
    {
        var (container, user) = (payload.Field("container"), payload.Field("user"));
        var channel = payload.Field("channel").Words("id") ?? container.Words("channel_id");
        if (user.Words("id") is not { } person || channel is null || payload.First("actions").Words("value") is not { } line) return new Ignored("A press without a button of ours.");
        var thread = container.Words("thread_ts") ?? payload.Field("message").Words("thread_ts");
        return new Said(new Incoming(Surface.Slack, workspace, Sender(user, person, workspace), SlackPlaces.Of(channel, payload.Field("channel").Words("name"), thread), line)
        {
            Key = key,
            OnMessage = container.Words("message_ts"),
            Reply = ReplyBy.Edit,
            Window = triggered ? Window.MayOpen : Window.None,
            ResponseUrl = payload.Words("response_url"),
        });
    }

    /// <summary>A submitted window; null when it is none of ours.</summary>
    public static Incoming? ReadForm(JsonElement payload)
    {
        var (view, user) = (payload.Field("view"), payload.Field("user"));
        var workspace = Workspace(payload);
        if (workspace is null || user.Words("id") is not { } person || view.Words("private_metadata") is not { } metadata) return null;
        var opened = ModalOrigin.Read(metadata);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (view.Field("state").Field("values") is { ValueKind: JsonValueKind.Object } blocks)
        {
            foreach (var block in blocks.EnumerateObject())
            {
                if (block.Value.ValueKind != JsonValueKind.Object) continue;
                foreach (var action in block.Value.EnumerateObject()) values[block.Name] = Value(action.Value);
            }
        }
        // A window has no place of its own: without the one it was opened from, the person's own messages are it.
        var place = opened.Channel is { } channel ? SlackPlaces.Of(channel, null, opened.Thread) : new Place(person, PlaceKind.Direct);
        return new Incoming(Surface.Slack, workspace, Sender(user, person, workspace), place, "")
        {
            Key = $"slack:view:{payload.Words("trigger_id") ?? $"{view.Words("id")}:{view.Words("hash")}"}",
            OnMessage = opened.Message,
            Reply = opened.ResponseUrl is null ? ReplyBy.Post : ReplyBy.Edit,
            Window = Window.Open,
            ResponseUrl = opened.ResponseUrl,
            Form = new FormValues(opened.FormId, values),
            Link = opened.Link,
            Message = opened.About,
            Author = opened.Author is { } author ? new Sender(author, author) : null,
            Beside = opened.Link is not null,
        };
    }

    /// <summary>
    /// The installation: a window names it, a message of ours carries its team; what is left is the presser's own team,
    /// which in a shared channel may be another organisation.
    /// </summary>
    public static string? Workspace(JsonElement payload) =>
        (payload.IsTrue("is_enterprise_install") ? payload.Field("enterprise").Words("id") ?? payload.Field("team").Words("enterprise_id") : null)
        ?? payload.Field("view").Words("app_installed_team_id")
        ?? payload.Field("message").Words("team")
        ?? payload.Field("team").Words("id")
        ?? payload.Field("user").Words("team_id");

    public static Sender Sender(JsonElement user, string id, string workspace) =>
        new(id, user.Words("name") ?? user.Words("username") ?? id) { IsOutsider = (user.Words("team_id") is { } team && team != workspace && workspace is not ['E', ..]) || user.IsTrue("is_restricted") || user.IsTrue("is_ultra_restricted") || user.IsTrue("is_stranger") };

    /// <summary>What a field holds, whatever kind of field it is; empty when nothing was filled in.</summary>
    private static string Value(JsonElement state) =>
        state.Words("value")
        ?? state.Field("selected_option").Words("value")
        ?? state.Words("selected_date")
        ?? state.Words("selected_time")
        ?? state.Words("selected_user")
        ?? state.Words("selected_channel")
        ?? state.Words("selected_conversation")
        ?? Several(state);

    private static string Several(JsonElement state) =>
        state.Field("selected_options") is { ValueKind: JsonValueKind.Array } options
            ? string.Join(", ", options.EnumerateArray().Select(option => option.Words("value")).Where(value => value is not null))
            : "";
}
