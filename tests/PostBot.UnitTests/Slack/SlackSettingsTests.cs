using System.Text.Json;
using PostBot.Slack;

namespace PostBot.UnitTests.Slack;

public sealed class SlackSettingsTests
{
    public static TheoryData<SlackSettings, string?> Settings => new()
    {
        { new SlackSettings(), null },
        { new SlackSettings { SigningSecret = "s", BotToken = "xoxb-1" }, null },
        { new SlackSettings { SigningSecret = "s", BotToken = "xoxe.xoxb-1", ApiUrl = new Uri("http://127.0.0.1:5000/api/") }, null },
        { new SlackSettings { AppToken = "xapp-1", BotToken = "xoxb-1" }, null },
        { new SlackSettings { SigningSecret = "" }, "SigningSecret is blank" },
        { new SlackSettings { SigningSecret = "  " }, "SigningSecret is blank" },
        { new SlackSettings { SigningSecret = " s" }, "blanks around it" },
        { new SlackSettings { SigningSecret = "s", PreviousSigningSecret = "" }, "PreviousSigningSecret is blank" },
        { new SlackSettings { AppToken = "xapp-1", PreviousSigningSecret = "s" }, "without PostBot:Slack:SigningSecret" },
        { new SlackSettings { SigningSecret = "s", BotToken = "xoxp-hidden" }, "starts with xoxb- or xoxe.xoxb-" },
        { new SlackSettings { SigningSecret = "s", BotToken = "xoxb-1\n" }, "line breaks" },
        { new SlackSettings { AppToken = "xoxb-1" }, "starts with xapp-" },
        { new SlackSettings { BotToken = "xoxb-1" }, "nothing can come in" },
        { new SlackSettings { SigningSecret = "s", ClientId = "1" }, "go together" },
        { new SlackSettings { SigningSecret = "s", ApiUrl = new Uri("http://slack.com/api/") }, "https://" },
        { new SlackSettings { SigningSecret = "s", ApiUrl = new Uri("/api/", UriKind.Relative) }, "whole address" },
        { new SlackSettings { SigningSecret = "s", ApiUrl = new Uri("https://slack.com/api/?x=1") }, "without ?" },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void A_wrong_value_is_one_clear_line_that_does_not_show_it(SlackSettings settings, string? words)
    {
        if (words is null)
        {
            Assert.Empty(settings.Problems());
            return;
        }
        var problem = Assert.Single(settings.Problems());
        Assert.Contains(words, problem, StringComparison.Ordinal);
        Assert.StartsWith("PostBot:Slack:", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("manifest.http.json", true)]
    [InlineData("manifest.socket.json", false)]
    public void The_manifests_ask_for_what_the_adapter_uses_and_no_more(string file, bool http)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "manifests", "slack", file)));
        var root = manifest.RootElement;
        var command = Assert.Single(root.GetProperty("features").GetProperty("slash_commands").EnumerateArray());
        Assert.Equal(("/post", true, http), (command.GetProperty("command").GetString(), command.GetProperty("should_escape").GetBoolean(), command.TryGetProperty("url", out _)));
        Assert.Equal(["app_mention", "message.im"], root.GetProperty("settings").GetProperty("event_subscriptions").GetProperty("bot_events").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(["app_mentions:read", "chat:write", "commands", "im:history", "im:write"], root.GetProperty("oauth_config").GetProperty("scopes").GetProperty("bot").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(!http, root.GetProperty("settings").GetProperty("socket_mode_enabled").GetBoolean());
        Assert.True(root.GetProperty("settings").GetProperty("interactivity").GetProperty("is_enabled").GetBoolean());
    }
}
