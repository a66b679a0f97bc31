using System.Text.Json.Nodes;

namespace PostBot.Slack.Sending;

/// <summary>Web API calls for a workspace, with that workspace's token; a token that has just expired is renewed once.</summary>
internal sealed class SlackCalls(SlackApi api, SlackTokens tokens)
{
    public async Task<ApiAnswer> Call(string workspace, SlackMethod method, IReadOnlyList<(string Name, string? Value)> fields, CancellationToken cancel)
    {
        var token = await tokens.For(workspace, cancel);
        var answer = await api.Call(method, token, fields, cancel);
        if (answer.Error is not { } code || token is null) return answer;
        if (code == "token_expired" && await tokens.After(workspace, token, cancel) is { } renewed) return await api.Call(method, renewed, fields, cancel);
        if (SlackErrors.IsDead(code)) await tokens.Died(workspace, token, code, cancel);
        return answer;
    }

    public Task<ApiAnswer> Respond(string? responseUrl, JsonObject message, CancellationToken cancel) => api.Respond(responseUrl, message, cancel);
}
