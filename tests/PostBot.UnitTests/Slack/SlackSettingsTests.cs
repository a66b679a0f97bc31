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
}
