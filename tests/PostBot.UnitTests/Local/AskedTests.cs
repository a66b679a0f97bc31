using System.Text.Json;
using PostBot.Host.Local;

namespace PostBot.UnitTests.Local;

public sealed class AskedTests
{
    [Theory]
    [InlineData("ana", "ana")]
    [InlineData("  Zoë Müller ", "Zoë Müller")]
    [InlineData("田中", "田中")]
    public void A_name_is_taken_as_it_is_said(string asked, string person)
    {
        Assert.Null(Asked.Person(asked, out var taken));
        Assert.Equal(person, taken);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("an\na")]
    [InlineData("ana\u202E")]
    [InlineData("an\u200Ba")]
    [InlineData("ana\0")]
    [InlineData("PostBot")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public void A_name_that_could_deceive_or_is_none_is_refused_with_a_sentence(string? asked) => Assert.EndsWith(".", Asked.Person(asked, out _), StringComparison.Ordinal);

    [Fact]
    public void Without_person_channel_or_text_nothing_is_said()
    {
        Assert.Equal("Who says it? Give a person, for example ana.", Asked.Said(Said() with { Person = null }, out _));
        Assert.Equal("Where? Give a channel, for example general, or dm.", Asked.Said(Said() with { Channel = "#" }, out _));
        Assert.Equal("Say something: text is missing. For example help.", Asked.Said(Said() with { Text = null }, out _));
        Assert.Equal("Say something: text is missing. For example help.", Asked.Said(Said() with { Text = " \n" }, out _));
        Assert.Equal(Asked.Unreadable, Asked.Said(null, out _));
    }

    [Fact]
    public void A_file_may_go_without_words()
    {
        Assert.Null(Asked.Said(Said() with { Text = "", Files = ["f1"] }, out var said));
        Assert.Equal(["f1"], said.Files);
    }

    [Fact]
    public void A_channel_loses_its_hash_and_the_text_nothing()
    {
        Assert.Null(Asked.Said(Said() with { Channel = "#general", Text = " hold\tx \n y " }, out var said));
        Assert.Equal(("general", " hold\tx \n y "), (said.Channel, said.Text));
    }

    [Fact]
    public void A_form_takes_strings_numbers_and_switches_and_leaves_out_nothing_said()
    {
        var values = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>("""{"a":"x","b":2,"c":true,"d":null}""")!;
        Assert.Null(Asked.Submitted(new("ana", "dm", null, null, null, "setup", values), out var said));
        Assert.Equal("setup", said.Form!.Id);
        Assert.Equal(["a=x", "b=2", "c=True"], said.Form.Values.Select(value => $"{value.Key}={value.Value}"));
        var nested = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>("""{"a":{}}""")!;
        Assert.Equal("The value of a must be a string.", Asked.Submitted(new("ana", "dm", null, null, null, "setup", nested), out _));
    }

    [Theory]
    [InlineData("notes.csv", "notes.csv")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\temp\\a.txt", "a.txt")]
    [InlineData("..", "file")]
    [InlineData("", "file")]
    [InlineData(null, "file")]
    [InlineData("a\r\nSet-Cookie: x.txt", "a Set-Cookie x.txt")]
    [InlineData("cut\u202Egnp.exe", "cutgnp.exe")]
    [InlineData("a\"b.txt", "ab.txt")]
    public void A_file_name_is_one_plain_name(string? asked, string name) => Assert.Equal(name, Asked.FileName(asked));

    [Theory]
    [InlineData("a.csv", "text/csv")]
    [InlineData("a.png", "image/png")]
    [InlineData("a.html", "application/octet-stream")]
    [InlineData("a.svg", "application/octet-stream")]
    [InlineData("a.js", "application/octet-stream")]
    [InlineData("a.xml", "application/octet-stream")]
    [InlineData("a", "application/octet-stream")]
    public void What_a_browser_would_run_is_only_bytes(string name, string mime) => Assert.Equal(mime, LocalJson.Mime(name));

    private static SaidJson Said() => new("ana", "general", "help", null, null, null, null);
}
