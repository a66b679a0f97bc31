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
    private static readonly string[] kept = ["team_id", "authorizations", "is_ext_shared_channel", "enterprise_id", "is_enterprise_install", "enterprise", "event_time", "event", "user", "team", "container", "channel", "actions", "response_url"];

    private static readonly string[] keptOfMessage = ["team", "thread_ts"];

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
                else if (field.NameEquals("message")) Copy(json, field, keptOfMessage.Contains);
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
        foreach (var inner in field.Value.EnumerateObject()) if (keeps(inner.Name)) inner.WriteTo(json);
        json.WriteEndObject();
    }
}
