using System.Buffers;
using System.Text;
using System.Text.Json;
using PostBot.Slack.Drawing;

namespace PostBot.Slack.Intake;

/// <summary>
/// What is kept of a payload until it is worked: the fields that are read then and no others. No token, no trigger, no second copy of
/// the text as blocks. The response address is kept: the inbox seals what it stores.
/// </summary>
internal static class StoredBody
{
    private static readonly string[] kept = ["team_id", "authorizations", "is_ext_shared_channel", "enterprise_id", "is_enterprise_install", "enterprise", "event_time", "callback_id", "message_ts", "event", "user", "team", "container", "channel", "actions", "response_url"];

    private static readonly string[] keptOfMessage = ["team", "thread_ts"];

    /// <summary>A message that a shortcut was chosen on is what the command is about.</summary>
    private static readonly string[] keptOfChosen = [.. keptOfMessage, "text", "ts", "user", "bot_id"];

    /// <summary>What an edited message says and said, and who did it.</summary>
    private static readonly string[] keptOfEdited = ["user", "bot_id", "ts", "thread_ts", "text", "edited"];

    /// <summary>Of people's profiles only what is used: Slack sends their addresses and telephone numbers too.</summary>
    private static readonly string[] keptOfPerson = ["id", "team_id", "enterprise_user", "name", "real_name", "tz", "deleted", "is_restricted", "is_ultra_restricted", "is_stranger", "profile", "display_name"];

    private static readonly string[] leftOutOfEvent = ["blocks", "attachments"];

    public static string Write(JsonElement payload)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, SlackJson.Writing))
        {
            json.WriteStartObject();
            foreach (var field in payload.EnumerateObject())
            {
                if (field.NameEquals("event")) Copy(json, field, name => !leftOutOfEvent.Contains(name));
                else if (field.NameEquals("message")) Copy(json, field, (payload.Words("type") == "message_action" ? keptOfChosen : keptOfMessage).Contains);
                else if (kept.Contains(field.Name)) field.WriteTo(json);
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Copy(Utf8JsonWriter json, JsonProperty field, Func<string, bool> keeps)
    {
        if (field.Value.ValueKind != JsonValueKind.Object) return;
        json.WriteStartObject(field.Name);
        foreach (var inner in field.Value.EnumerateObject())
        {
            if (!keeps(inner.Name)) continue;
            if (inner.Value.ValueKind == JsonValueKind.Object && inner.Name is "user" or "profile") Copy(json, inner, keptOfPerson.Contains);
            else if (inner.Name is "message" or "previous_message") Copy(json, inner, keptOfEdited.Contains);
            else inner.WriteTo(json);
        }
        json.WriteEndObject();
    }
}
