using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NodaTime;
using PostBot.Core.Delivery;
using PostBot.Slack.Intake;

namespace PostBot.Slack.Sending;

/// <summary>
/// The bot token of each workspace: of the settings for the home workspace, of its installation for any other. Tokens that rotate are
/// renewed one at a time, also among several processes, since a refresh token works once; at half of their life behind a call, and before a call only when hardly any is left.
/// </summary>
/// <remarks>docs.slack.dev, "Using token rotation".</remarks>
internal sealed partial class SlackTokens(SlackSettings settings, SlackConnection connection, SlackApi api, TimeProvider real, ILogger<SlackTokens> log, Installations? installations = null)
{
    /// <summary>Rotating tokens live twelve hours.</summary>
    private static readonly Duration halfLife = Duration.FromHours(6);

    private static readonly Duration hardlyAny = Duration.FromMinutes(10);

    /// <summary>Longer than Slack takes for an exchange; a process that died in one blocks the others no longer.</summary>
    private static readonly Duration longestExchange = Duration.FromSeconds(20);

    private static readonly TimeSpan lookAgain = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<string, SemaphoreSlim> gates = new(StringComparer.Ordinal);

    /// <summary>Null when PostBot is not installed there, or no longer.</summary>
    public async ValueTask<string?> For(string workspace, CancellationToken cancel)
    {
        if (Store is not { } store || IsHome(workspace)) return settings.BotToken;
        if (await store.Find(Surface.Slack, workspace, cancel) is not { } installed) return connection.TeamId is null ? settings.BotToken : null;
        return installed.IsActive ? (await Fresh(installed)).BotToken : null;
    }

    /// <summary>Whether deliveries of this workspace are for us.</summary>
    public async ValueTask<bool> Knows(string workspace, CancellationToken cancel)
    {
        if (IsHome(workspace)) return true;
        if (Store is { } store && await store.Find(Surface.Slack, workspace, cancel) is { } installed) return installed.IsActive;
        // Until Slack has told whose the token is, whoever signs with our secret may be it.
        return connection.TeamId is null && (settings.BotToken is not null || Store is null);
    }

    /// <summary>A token that took the place of one which had expired; null when there is none.</summary>
    public async Task<string?> After(string workspace, string expired, CancellationToken cancel)
    {
        if (Store is not { } store || IsHome(workspace) || await store.Find(Surface.Slack, workspace, cancel) is not { IsActive: true } installed) return null;
        return installed.BotToken != expired ? installed.BotToken : (await Refresh(installed))?.BotToken;
    }

    /// <summary>Slack will never accept this token again: nothing more is sent to that workspace until it installs PostBot anew.</summary>
    public async Task Died(string workspace, string token, string code, CancellationToken cancel)
    {
        if (Store is not { } store || IsHome(workspace) || await store.Find(Surface.Slack, workspace, cancel) is not { IsActive: true } installed || installed.BotToken != token) return;
        Log.Died(log, workspace, code);
        await store.TokenDied(installed, cancel);
    }

    private Installations? Store => settings.ClientId is null ? null : installations;

    private Instant Now => Instant.FromDateTimeOffset(real.GetUtcNow());

    private bool IsHome(string workspace) => settings.BotToken is not null && connection.TeamId == workspace;

    private async Task<Installation> Fresh(Installation installed)
    {
        if (installed.ExpiresAt is not { } expires || expires - Now > halfLife) return installed;
        var refresh = Refresh(installed);
        return expires - Now > hardlyAny ? installed : await refresh ?? installed;
    }

    /// <summary>Never bound to the call that needs it: a refresh that was begun has to be written down.</summary>
    private async Task<Installation?> Refresh(Installation old)
    {
        var gate = gates.GetOrAdd(old.Workspace, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(CancellationToken.None);
        try
        {
            for (var until = Now + longestExchange + longestExchange; Now < until; await Task.Delay(lookAgain, real))
            {
                // Whoever was before us at the gate, or another process, may have done it.
                var stored = await Store!.FindStored(Surface.Slack, old.Workspace, CancellationToken.None);
                if (stored is not { IsActive: true }) return null;
                if (stored.BotToken != old.BotToken) return stored;
                if (stored.RefreshToken is not { } refresh) return null;
                if (!await Store.Claim(stored, Now, longestExchange, CancellationToken.None)) continue;
                // Between the look and the claim another may have ended; the claim has looked at the bot token again, and so this refresh token is the last.
                return await Exchange(stored, refresh);
            }
            return null;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<Installation?> Exchange(Installation stored, string refresh)
    {
        var answer = await api.CallAsApp(SlackMethod.Access, settings, [("grant_type", "refresh_token"), ("refresh_token", refresh)], CancellationToken.None);
        if (answer.Worked && answer.Body.Words("access_token") is { } token)
        {
            return await Store!.Renew(stored, token, answer.Body.Words("refresh_token"), SlackGrant.Expiry(answer.Body, Now), CancellationToken.None);
        }
        var code = answer.Error ?? ApiAnswer.BadAnswer;
        Log.Unrenewed(log, stored.Workspace, code);
        if (code != "invalid_refresh_token")
        {
            await Store!.Unclaim(stored, CancellationToken.None);
            return null;
        }
        if (await Store!.FindStored(Surface.Slack, stored.Workspace, CancellationToken.None) is { IsActive: true } other && other.BotToken != stored.BotToken) return other;
        if (stored.ExpiresAt <= Now) await Store!.TokenDied(stored, CancellationToken.None);
        else await Store!.Unclaim(stored, CancellationToken.None);
        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Slack no longer accepts the token of workspace {Workspace} ({Code}): it has to install PostBot again")]
        public static partial void Died(ILogger log, string workspace, string code);

        [LoggerMessage(LogLevel.Warning, "The token of Slack workspace {Workspace} was not renewed ({Code})")]
        public static partial void Unrenewed(ILogger log, string workspace, string code);
    }
}
