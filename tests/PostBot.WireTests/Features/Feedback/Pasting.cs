using System.Net.Http.Json;
using System.Text.Json;

namespace PostBot.WireTests.Features.Feedback;

/// <summary>Several notes go in with a tap after the look at them; files go up before the line that means them.</summary>
internal static class Pasting
{
    /// <summary>Says it and presses the first button of the preview.</summary>
    public static async Task<Heard> Pastes(this Talker who, string text, string channel = "general", string? thread = null)
    {
        var preview = await who.Says(text, channel, thread);
        return await who.Presses(preview.Message, preview.Message.Buttons[0]);
    }

    /// <summary>Says a line with a file.</summary>
    public static async Task<Heard> Sends(this PostBotApp bot, Talker who, string line, byte[] bytes, string name = "notes.txt")
    {
        using var kept = await bot.Http.PutAsync(new Uri($"/local/files?name={Uri.EscapeDataString(name)}", UriKind.Relative), new ByteArrayContent(bytes));
        Assert.True(kept.IsSuccessStatusCode, await kept.Content.ReadAsStringAsync());
        return await who.Says(line, files: [(await kept.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!]);
    }

    /// <summary>The private message that begins so.</summary>
    public static async Task<Message> Told(this Talker who, string beginning)
    {
        var messages = await who.Sees();
        return messages.SingleOrDefault(message => message.Text.StartsWith(beginning, StringComparison.Ordinal)) ?? throw new Xunit.Sdk.XunitException($"{who.Name} was told: {string.Join(" | ", messages.Select(message => message.Text.Split('\n')[0]))}");
    }

    /// <summary>The one file of a message.</summary>
    public static async Task<(string Name, byte[] Bytes)> Gets(this PostBotApp bot, Message message)
    {
        var file = Assert.Single(message.Json.GetProperty("files").EnumerateArray());
        return (file.GetProperty("name").GetString()!, await bot.Http.GetByteArrayAsync(new Uri($"/local/files/{file.GetProperty("id").GetString()}", UriKind.Relative)));
    }

    /// <summary>A client on NIGHTFALL's team, with an open round F1 on 101 v7 that waits for them and for Acme.</summary>
    public static async Task<(Talker Ana, Talker Dana)> WithRound(this PostBotApp bot)
    {
        var ana = await bot.WithStudio();
        await bot.Person("dana").Says("hello");
        await ana.Says("role @dana client");
        await ana.Says("team NIGHTFALL add @dana client");
        await ana.Says("round open NIGHTFALL 101 v7 with @dana, Acme due thu 17:00");
        return (ana, bot.Person("dana"));
    }
}
