namespace PostBot.Slack.Sending;

/// <summary>A Web API method PostBot calls. The manifest asks for the scopes of these methods and of the events, and for no others.</summary>
/// <param name="Name">As in the address: <c>chat.postMessage</c>.</param>
/// <param name="Scopes">The bot scopes it needs; none when every token may call it.</param>
internal sealed record SlackMethod(string Name, params IReadOnlyList<string> Scopes)
{
    public static readonly SlackMethod AuthTest = new("auth.test");
    public static readonly SlackMethod Access = new("oauth.v2.access");
    public static readonly SlackMethod OpenSocket = new("apps.connections.open");
    public static readonly SlackMethod PostMessage = new("chat.postMessage", "chat:write");
    public static readonly SlackMethod UpdateMessage = new("chat.update", "chat:write");
    public static readonly SlackMethod DeleteMessage = new("chat.delete", "chat:write");
    public static readonly SlackMethod Unfurl = new("chat.unfurl", "links:write");
    public static readonly SlackMethod OpenConversation = new("conversations.open", "im:write");
    public static readonly SlackMethod OpenView = new("views.open");
    public static readonly SlackMethod UpdateView = new("views.update");
    public static readonly SlackMethod PublishView = new("views.publish");
    public static readonly SlackMethod PersonInfo = new("users.info", "users:read");
    public static readonly SlackMethod UploadAddress = new("files.getUploadURLExternal", "files:write");
    public static readonly SlackMethod ShareFile = new("files.completeUploadExternal", "files:write");

    public static IReadOnlyList<SlackMethod> All { get; } = [AuthTest, Access, OpenSocket, PostMessage, UpdateMessage, DeleteMessage, Unfurl, OpenConversation, OpenView, UpdateView, PublishView, PersonInfo, UploadAddress, ShareFile];

    public override string ToString() => Name;
}
