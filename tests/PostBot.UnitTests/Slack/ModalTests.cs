using System.Text.Json;
using System.Text.Json.Nodes;
using PostBot.Core.Cards;
using PostBot.Slack.Drawing;
using PostBot.WireTests.Fakes;

namespace PostBot.UnitTests.Slack;

public sealed class ModalTests
{
    [Fact]
    public void A_form_is_drawn_like_this()
    {
        var form = new Form("hold", "Hold", [
            new Field("when", "When", FieldType.Text, null, true, []) { Hint = "tomorrow 10-18" },
            new Field("room", "Room", FieldType.Choice, "Color 2", true, ["Color 1", "Color 2"]),
            new Field("notes", "Notes", FieldType.LongText, "as before", false, [])]);
        var view = Modal.Draw(form, new ModalOrigin(form.Id, "C1", null));
        const string Golden = """
            {"type":"modal","callback_id":"form","private_metadata":"{\"form\":\"hold\",\"channel\":\"C1\"}",
             "title":{"type":"plain_text","text":"Hold","emoji":false},
             "submit":{"type":"plain_text","text":"Send","emoji":false},
             "close":{"type":"plain_text","text":"Cancel","emoji":false},
             "blocks":[
              {"type":"input","block_id":"when","label":{"type":"plain_text","text":"When","emoji":false},
               "element":{"type":"plain_text_input","action_id":"value","max_length":3000,"placeholder":{"type":"plain_text","text":"tomorrow 10-18","emoji":false}}},
              {"type":"input","block_id":"room","label":{"type":"plain_text","text":"Room","emoji":false},
               "element":{"type":"static_select","action_id":"value","options":[
                 {"text":{"type":"plain_text","text":"Color 1","emoji":false},"value":"Color 1"},
                 {"text":{"type":"plain_text","text":"Color 2","emoji":false},"value":"Color 2"}],
                "initial_option":{"text":{"type":"plain_text","text":"Color 2","emoji":false},"value":"Color 2"}}},
              {"type":"input","block_id":"notes","label":{"type":"plain_text","text":"Notes","emoji":false},
               "element":{"type":"plain_text_input","action_id":"value","max_length":3000,"multiline":true,"initial_value":"as before"},"optional":true}]}
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Golden), view), view?.ToJsonString(SlackJson.Options));
        Assert.Empty(BlockKitRules.View(JsonSerializer.SerializeToElement(view)));
    }

    [Fact]
    public void More_choices_than_a_menu_holds_are_typed_with_the_choices_in_sight()
    {
        var view = Modal.Draw(new Form("f", "F", [new Field("room", "Room", FieldType.Choice, null, true, [.. Enumerable.Range(1, 101).Select(room => $"Room {room}")])]), new ModalOrigin("f", null, null))!;
        var block = view["blocks"]![0]!;
        Assert.Equal("plain_text_input", block["element"]!["type"]!.GetValue<string>());
        Assert.StartsWith("One of Room 1, Room 2", block["hint"]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FieldType.Check, "confirm", "checkboxes", "initial_options")]
    [InlineData(FieldType.Check, null, "checkboxes", null)]
    [InlineData(FieldType.Date, "2026-11-24", "datepicker", "initial_date")]
    [InlineData(FieldType.Date, null, "datepicker", null)]
    [InlineData(FieldType.Date, "next friday", "plain_text_input", "initial_value")]
    [InlineData(FieldType.Choice, "maybe", "plain_text_input", "initial_value")]
    public void A_field_is_slacks_own_element_where_its_value_would_show(FieldType type, string? value, string element, string? initial)
    {
        string[] options = type == FieldType.Check ? ["confirm"] : type == FieldType.Choice ? ["yes", "no"] : [];
        var view = Modal.Draw(new Form("f", "F", [new Field("a", "A", type, value, false, options)]), new ModalOrigin("f", null, null))!;
        Assert.Empty(BlockKitRules.View(JsonSerializer.SerializeToElement(view)));
        var drawn = view["blocks"]![0]!["element"]!.AsObject();
        Assert.Equal(element, drawn["type"]!.GetValue<string>());
        Assert.Equal(initial, drawn.Select(member => member.Key).SingleOrDefault(name => name.StartsWith("initial_", StringComparison.Ordinal)));
    }

    [Fact]
    public void Why_not_stands_over_the_fields_of_the_same_window()
    {
        var view = Modal.Draw(new Form("f", "F", [new Field("a", "A", FieldType.Text, "typed", true, [])]), "kept", ["It is taken.", new string('x', 5000)])!;
        Assert.Empty(BlockKitRules.View(JsonSerializer.SerializeToElement(view)));
        Assert.Equal("kept", view["private_metadata"]!.GetValue<string>());
        Assert.Equal(["section", "section", "input"], view["blocks"]!.AsArray().Select(block => block!["type"]!.GetValue<string>()));
    }

    [Fact]
    public void A_form_that_does_not_fit_a_window_has_none()
    {
        Assert.Null(Modal.Draw(new Form(new string('x', 3001), "F", [new Field("a", "A", FieldType.Text, null, true, [])]), new ModalOrigin(new string('x', 3001), null, null)));
        Assert.Null(Modal.Draw(new Form("f", "F", [new Field("a", "A", FieldType.LongText, new string('x', 3001), true, [])]), new ModalOrigin("f", null, null)));
        Assert.Null(Modal.Draw(new Form("f", "F", []), new ModalOrigin("f", null, null)));
    }

    [Theory]
    [InlineData("hold", null, null, null)]
    [InlineData("hold \"x\" {y}", "C1", "1.1", "sealed")]
    public void What_a_window_carries_comes_back(string form, string? channel, string? thread, string? url)
    {
        var origin = new ModalOrigin(form, channel, thread, url, thread);
        Assert.Equal(origin, ModalOrigin.Read(origin.Write()!));
    }

    [Theory]
    [InlineData("hold Color 1")]
    [InlineData("{not json")]
    public void Anything_else_is_a_bare_form(string metadata) => Assert.Equal(new ModalOrigin(metadata, null, null), ModalOrigin.Read(metadata));
}
