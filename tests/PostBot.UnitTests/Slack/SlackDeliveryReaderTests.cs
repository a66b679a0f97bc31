using System.Text.Json.Nodes;
using PostBot.Core.Delivery;
using PostBot.Slack;
using PostBot.Slack.Intake;

namespace PostBot.UnitTests.Slack;

public sealed class SlackDeliveryReaderTests
{
    private const string Bot = "U0POSTBOT";

    [Theory]
    [InlineData("""{"subtype":"message_changed"}""")]
    [InlineData("""{"subtype":"message_deleted"}""")]
    [InlineData("""{"subtype":"channel_join"}""")]
    [InlineData("""{"subtype":"bot_message","user":null,"bot_id":"B1"}""")]
    [InlineData("""{"bot_id":"B999","bot_profile":{"app_id":"A222"}}""")]
    [InlineData("""{"app_id":"A222"}""")]
    [InlineData("""{"user":"U0POSTBOT"}""")]
    [InlineData("""{"user":"USLACKBOT"}""")]
    [InlineData("""{"user":null}""")]
    [InlineData("""{"hidden":true}""")]
    [InlineData("""{"channel":null}""")]
    [InlineData("""{"type":"reaction_added"}""")]
    [InlineData("""{"channel_type":"channel","channel":"C1"}""")]
    public void What_no_person_said_to_us_is_neither_kept_nor_read(string change)
    {
        var envelope = Envelope(JsonNode.Parse(change)!.AsObject());
        Assert.Null(Stored(envelope));
        Assert.IsType<Ignored>(Read(SlackEvents.Kind, envelope.ToJsonString()));
    }

    [Theory]
    [InlineData("""{"subtype":"file_share","files":[{"id":"F1"}]}""")]
    [InlineData("""{"subtype":"thread_broadcast"}""")]
    [InlineData("""{"some_new_field":{"deep":[1,2]}}""")]
    public void A_person_speaking_is_read(string change)
    {
        var incoming = Said(Envelope(JsonNode.Parse(change)!.AsObject()));
        Assert.Equal(("my day", "U0ANA", "D0ANA", PlaceKind.Direct), (incoming.Text, incoming.Sender.Id, incoming.Sender.DirectChannel, incoming.Place.Kind));
    }

    [Fact]
    public void A_reply_in_a_direct_message_stays_in_its_thread() =>
        Assert.Equal("1.0", Said(Envelope(new JsonObject { ["thread_ts"] = "1.0" })).Place.Thread);

    [Fact]
    public void A_mention_without_words_asks_for_help() => Assert.Equal("help", Said(Mention($"<@{Bot}>")).Text);

    [Fact]
    public void A_mention_of_a_bot_we_cannot_name_loses_the_first_word()
    {
        var envelope = Mention("<@U0OTHER> status <@U0JO>");
        envelope.Remove("authorizations");
        Assert.Equal("status @U0JO", Said(envelope).Text);
    }

    [Fact]
    public void The_bot_that_was_greeted_is_known_where_an_envelope_does_not_say()
    {
        var envelope = Mention($"<@{Bot}> status");
        envelope.Remove("authorizations");
        var connection = new SlackConnection(TimeProvider.System);
        connection.Learned("T0STUDIO", "Studio", Bot);
        Assert.Equal("status", Assert.IsType<Said>(new SlackDeliveryReader(connection, new SlackTriggers(TimeProvider.System)).Read(new Delivery(Surface.Slack, "k", "T0STUDIO", SlackEvents.Kind, envelope.ToJsonString()))).Incoming.Text);
    }

    [Theory]
    [InlineData(false, "T0OTHER", false)]
    [InlineData(true, "T0STUDIO", false)]
    [InlineData(true, "T0OTHER", true)]
    [InlineData(true, "E0OTHER", true)]
    [InlineData(true, null, true)]
    public void In_a_shared_channel_whoever_is_not_shown_to_be_ours_is_an_outsider(bool shared, string? team, bool outsider)
    {
        var envelope = Mention($"<@{Bot}> status");
        envelope["is_ext_shared_channel"] = shared;
        envelope["event"]!["user_team"] = team;
        envelope["event"]!.AsObject().Remove("team");
        Assert.Equal(outsider, Said(envelope).Sender.IsOutsider);
    }

    [Theory]
    [InlineData("is_restricted", true)]
    [InlineData("is_ultra_restricted", true)]
    [InlineData("is_stranger", true)]
    [InlineData("is_admin", false)]
    public void A_guest_is_an_outsider_in_our_own_channels_too(string mark, bool outsider)
    {
        var envelope = Mention($"<@{Bot}> status");
        envelope["event"]!["user_profile"] = new System.Text.Json.Nodes.JsonObject { [mark] = true };
        Assert.Equal(outsider, Said(envelope).Sender.IsOutsider);
    }

    [Fact]
    public void An_installation_for_a_whole_organisation_has_its_team_outside()
    {
        var envelope = Mention($"<@{Bot}> status");
        envelope["authorizations"]![0]!["team_id"] = null;
        Assert.Equal("T0STUDIO", Stored(envelope)!.Workspace);
    }

    [Fact]
    public void The_installed_workspace_counts_and_not_the_one_the_message_came_from()
    {
        var envelope = Mention($"<@{Bot}> status");
        envelope["team_id"] = "T0OTHER";
        Assert.Equal("T0STUDIO", Stored(envelope)!.Workspace);
    }

    [Theory]
    [InlineData(SlackEvents.Kind, "")]
    [InlineData(SlackEvents.Kind, "{")]
    [InlineData(SlackEvents.Kind, "[]")]
    [InlineData(SlackEvents.Kind, "7")]
    [InlineData(SlackEvents.Kind, "{\"event\":7}")]
    [InlineData(SlackEvents.Kind, "{\"event\":{\"type\":\"message\",\"user\":7,\"channel\":[],\"ts\":{}}}")]
    [InlineData(SlackInteractions.PressKind, "{}")]
    [InlineData(SlackInteractions.PressKind, "{\"actions\":[7]}")]
    [InlineData(SlackInteractions.PressKind, "{\"actions\":{},\"user\":[],\"container\":null}")]
    [InlineData("another kind", "{}")]
    public void A_body_that_cannot_be_read_is_ignored(string kind, string body) => Assert.IsType<Ignored>(Read(kind, body));

    [Theory]
    [InlineData("""{"type":"plain_text_input","value":"a"}""", "a")]
    [InlineData("""{"type":"plain_text_input","value":null}""", "")]
    [InlineData("""{"type":"static_select","selected_option":{"text":{"type":"plain_text","text":"A"},"value":"a"}}""", "a")]
    [InlineData("""{"type":"static_select","selected_option":null}""", "")]
    [InlineData("""{"type":"checkboxes","selected_options":[{"value":"a"},{"value":"b"}]}""", "a, b")]
    [InlineData("""{"type":"datepicker","selected_date":"2026-11-26"}""", "2026-11-26")]
    [InlineData("""{"type":"timepicker","selected_time":"09:00"}""", "09:00")]
    [InlineData("""{"type":"users_select","selected_user":"U0JO"}""", "U0JO")]
    [InlineData("""{"type":"datetimepicker","selected_date_time":1795600000}""", "")]
    [InlineData("7", "")]
    public void A_field_of_any_kind_is_read(string state, string value)
    {
        var payload = new JsonObject
        {
            ["type"] = "view_submission",
            ["user"] = new JsonObject { ["id"] = "U0ANA", ["team_id"] = "T0STUDIO" },
            ["team"] = new JsonObject { ["id"] = "T0STUDIO" },
            ["view"] = new JsonObject { ["id"] = "V1", ["hash"] = "1.x", ["private_metadata"] = "hold", ["state"] = new JsonObject { ["values"] = new JsonObject { ["field"] = new JsonObject { ["any"] = JsonNode.Parse(state) } } } },
        };
        using var document = System.Text.Json.JsonDocument.Parse(payload.ToJsonString());
        var incoming = SlackInteractions.ReadForm(document.RootElement)!;
        Assert.Equal(value, incoming.Form!.Values["field"]);
        Assert.Equal(("slack:view:V1:1.x", "U0ANA", PlaceKind.Direct), (incoming.Key, incoming.Place.Channel, incoming.Place.Kind));
    }

    private static JsonObject Envelope(JsonObject change)
    {
        var said = new JsonObject { ["type"] = "message", ["channel_type"] = "im", ["channel"] = "D0ANA", ["user"] = "U0ANA", ["text"] = "my day", ["ts"] = "1.1" };
        foreach (var (name, value) in change) said[name] = value?.DeepClone();
        return new JsonObject
        {
            ["token"] = "legacy",
            ["team_id"] = "T0STUDIO",
            ["type"] = "event_callback",
            ["event_id"] = "Ev1",
            ["event"] = said,
            ["authorizations"] = new JsonArray(new JsonObject { ["team_id"] = "T0STUDIO", ["user_id"] = Bot, ["is_bot"] = true }),
        };
    }

    private static JsonObject Mention(string text) => Envelope(new JsonObject { ["type"] = "app_mention", ["channel_type"] = null, ["channel"] = "C1", ["text"] = text, ["team"] = "T0STUDIO" });

    private static Delivery? Stored(JsonObject envelope)
    {
        using var document = System.Text.Json.JsonDocument.Parse(envelope.ToJsonString());
        return SlackEvents.ToDelivery(document.RootElement, null);
    }

    /// <summary>Through what is stored, as in life.</summary>
    private static Incoming Said(JsonObject envelope) => Assert.IsType<Said>(new SlackDeliveryReader(new SlackConnection(TimeProvider.System), new SlackTriggers(TimeProvider.System)).Read(Stored(envelope)!)).Incoming;

    private static Reading Read(string kind, string body) => new SlackDeliveryReader(new SlackConnection(TimeProvider.System), new SlackTriggers(TimeProvider.System)).Read(new Delivery(Surface.Slack, "key", "T0STUDIO", kind, body));
}
