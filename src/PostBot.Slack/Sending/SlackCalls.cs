namespace PostBot.Slack.Sending;

/// <summary>Web API calls for a workspace, with that workspace's token.</summary>
internal sealed class SlackCalls(SlackApi api, SlackTokens tokens)
{
    public async Task<ApiAnswer> Call(string workspace, SlackMethod method, IEnumerable<(string Name, string? Value)> fields, CancellationToken cancel) =>
        await api.Call(method, await tokens.For(workspace, cancel), fields, cancel);

    public Task<ApiAnswer> Respond(string? responseUrl, System.Text.Json.Nodes.JsonObject message, CancellationToken cancel) => api.Respond(responseUrl, message, cancel);
}
