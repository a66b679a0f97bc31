using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Jobs;
using PostBot.Core.Storage;

namespace PostBot.Core.Delivery;

/// <summary>The app in one workspace, with the tokens to use there.</summary>
/// <param name="Workspace">Slack's team id; for an installation into a whole organisation, the organisation's.</param>
/// <param name="BotToken">Empty once it is gone.</param>
/// <param name="RefreshToken">Used once; null where tokens do not rotate.</param>
/// <param name="ExpiresAt">By real time.</param>
/// <param name="InstallerId">The platform's user id of who installed it.</param>
public sealed record Installation(Surface Surface, string Workspace, string Name, string BotToken, string? RefreshToken, Instant? ExpiresAt, string? BotUserId, string Scopes, string InstallerId, Instant InstalledAt)
{
    public bool IsActive { get; init; } = true;
}

/// <summary>What became of an installation, as the platform tells: in any order, and more than once.</summary>
/// <param name="At">When it happened; what is older than the installation is about an earlier one.</param>
/// <param name="Removed">The whole app is gone; else only its token is.</param>
public sealed record Uninstalled(Surface Surface, string Workspace, Instant At, bool Removed) : Reading;

/// <summary>Who installed the app where. Tokens are sealed in the database and kept open in memory; every change goes to the database first.</summary>
public sealed class Installations
{
    /// <summary>A studio that comes back within this time finds everything as it was.</summary>
    private static readonly Duration keep = Duration.FromDays(30);

    private readonly ConcurrentDictionary<(Surface, string), Installation> active = new();
    private readonly Database database;
    private readonly Writer writer;
    private readonly Sealing sealing;
    private readonly Clock clock;

    internal Installations(Database database, Writer writer, Sealing sealing, Clock clock) => (this.database, this.writer, this.sealing, this.clock) = (database, writer, sealing, clock);

    /// <summary>Null when the app was never installed there, or its key was lost. One that is gone is found, and is not active.</summary>
    public async ValueTask<Installation?> Find(Surface surface, string workspace, CancellationToken cancel) =>
        active.TryGetValue((surface, workspace), out var known) ? known : await FindStored(surface, workspace, cancel);

    /// <summary>As it is in the database now: another process may have renewed its tokens.</summary>
    public async Task<Installation?> FindStored(Surface surface, string workspace, CancellationToken cancel)
    {
        var row = await database.Read((db, token) => Of(db, surface, workspace).FirstOrDefaultAsync(token), cancel);
        return row is null ? null : Keep(row);
    }

    /// <summary>Installed, or installed again: then the new tokens take the old ones' place and nothing is deleted any more.</summary>
    public async Task Save(Installation installation, CancellationToken cancel)
    {
        var row = await writer.Write(
            async (session, token) =>
            {
                var row = await Of(session.Db, installation.Surface, installation.Workspace).FirstOrDefaultAsync(token);
                if (row is null)
                {
                    row = new Installed { Id = session.NewId(), Surface = installation.Surface, Workspace = installation.Workspace, Name = "", BotToken = "", Scopes = "", InstallerId = "" };
                    session.Db.Add(row);
                }
                row.Name = installation.Name;
                row.BotUserId = installation.BotUserId;
                row.Scopes = installation.Scopes;
                row.InstallerId = installation.InstallerId;
                row.InstalledAt = installation.InstalledAt;
                row.State = InstalledState.Active;
                row.DeleteAt = null;
                Seal(row, installation.BotToken, installation.RefreshToken, installation.ExpiresAt);
                await session.Db.SaveChangesAsync(token);
                return row;
            },
            cancel);
        Keep(row);
    }

    /// <summary>Takes the exchange of these tokens in hand. False when another process has it, or there are other tokens by now.</summary>
    public Task<bool> Claim(Installation old, Instant now, Duration atMost, CancellationToken cancel) => writer.Write(
        async (session, token) =>
        {
            var row = await Of(session.Db, old.Surface, old.Workspace).FirstOrDefaultAsync(token);
            if (row is not { State: InstalledState.Active } || row.RenewingUntil > now || sealing.Open(row.BotToken) != old.BotToken) return false;
            row.RenewingUntil = now + atMost;
            await session.Db.SaveChangesAsync(token);
            return true;
        },
        cancel);

    /// <summary>The exchange came to nothing: others may try.</summary>
    public Task<bool> Unclaim(Installation old, CancellationToken cancel) => writer.Write(
        async (session, token) =>
        {
            if (await Of(session.Db, old.Surface, old.Workspace).FirstOrDefaultAsync(token) is { } row) row.RenewingUntil = null;
            await session.Db.SaveChangesAsync(token);
            return true;
        },
        cancel);

    /// <summary>Both tokens in one transaction; the old refresh token is worth nothing any more. Null when the installation went away meanwhile.</summary>
    public async Task<Installation?> Renew(Installation old, string botToken, string? refreshToken, Instant? expiresAt, CancellationToken cancel)
    {
        var row = await writer.Write(
            async (session, token) =>
            {
                var row = await Of(session.Db, old.Surface, old.Workspace).FirstOrDefaultAsync(token);
                if (row is not { State: InstalledState.Active }) return null;
                Seal(row, botToken, refreshToken, expiresAt);
                await session.Db.SaveChangesAsync(token);
                return row;
            },
            cancel);
        return row is null ? null : Keep(row);
    }

    /// <summary>The platform does not accept this token any more; nothing happens when another one has taken its place.</summary>
    public async Task TokenDied(Installation dead, CancellationToken cancel)
    {
        if (await FindStored(dead.Surface, dead.Workspace, cancel) is not { } now || now.BotToken != dead.BotToken) return;
        await End(new Uninstalled(dead.Surface, dead.Workspace, dead.InstalledAt, Removed: false), delivery: null, cancel);
    }

    /// <param name="delivery">The stored delivery that told; marked done in the same transaction.</param>
    internal async Task End(Uninstalled gone, long? delivery, CancellationToken cancel)
    {
        await writer.Write(
            async (session, token) =>
            {
                if (delivery is { } id)
                {
                    var told = await session.Db.Deliveries.FindAsync([id], token);
                    (told!.State, told.Body) = (DeliveryState.Done, "");
                }
                if (await Of(session.Db, gone.Surface, gone.Workspace).FirstOrDefaultAsync(token) is { } row && row.InstalledAt <= gone.At)
                {
                    (row.State, row.BotToken, row.RefreshToken, row.ExpiresAt) = (InstalledState.Gone, "", null, null);
                    if (gone.Removed) row.DeleteAt ??= clock.Now + keep;
                }
                await session.Db.SaveChangesAsync(token);
                return true;
            },
            cancel);
        active.TryRemove((gone.Surface, gone.Workspace), out _);
    }

    private static IQueryable<Installed> Of(PostBotDb db, Surface surface, string workspace) => db.Installed.Where(row => row.Surface == surface && row.Workspace == workspace);

    private void Seal(Installed row, string botToken, string? refreshToken, Instant? expiresAt)
    {
        row.BotToken = sealing.Seal(botToken);
        row.RefreshToken = refreshToken is null ? null : sealing.Seal(refreshToken);
        row.ExpiresAt = expiresAt;
        row.RenewingUntil = null;
    }

    private Installation? Keep(Installed row)
    {
        var token = row.BotToken.Length == 0 ? "" : sealing.Open(row.BotToken);
        if (token is null) return null;
        var open = new Installation(row.Surface, row.Workspace, row.Name, token, row.RefreshToken is null ? null : sealing.Open(row.RefreshToken), row.ExpiresAt, row.BotUserId, row.Scopes, row.InstallerId, row.InstalledAt) { IsActive = row.State == InstalledState.Active };
        if (open.IsActive) active[(row.Surface, row.Workspace)] = open;
        else active.TryRemove((row.Surface, row.Workspace), out _);
        return open;
    }
}
