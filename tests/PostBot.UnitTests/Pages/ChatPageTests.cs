using PostBot.Host.Pages;

namespace PostBot.UnitTests.Pages;

public sealed class ChatPageTests
{
    [Fact]
    public void The_page_lists_people_with_their_role_and_every_channel_once()
    {
        var html = ChatPage.Draw([new("ana", "admin"), new("ed", "artist")], ["general", "nightfall"]);
        Assert.Contains("<option value=\"ana\">ana, admin</option><option value=\"ed\">ed, artist</option>", html, StringComparison.Ordinal);
        Assert.Equal(3, html.Split("data-channel=").Length - 1);
    }

    [Fact]
    public void A_hostile_name_stays_a_name()
    {
        var html = ChatPage.Draw([new("\"><script>x</script>", "artist")], ["</ul><script>"]);
        Assert.Single(html.Split("<script").Skip(1));
    }

    [Fact]
    public void Nothing_on_the_page_is_inline_or_from_elsewhere()
    {
        var html = ChatPage.Draw([], []);
        Assert.DoesNotMatch("(?i)\\sstyle=|\\son[a-z]+=|<style|https?://|<script>", html);
    }
}
