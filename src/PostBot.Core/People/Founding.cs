using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Core.Storage;
using PostBot.Domain.Projects;

namespace PostBot.Core.People;

/// <summary>Which workspaces are this installation's own: they share one studio.</summary>
public sealed class Home
{
    /// <summary>The Slack workspace of the bot token; null until Slack said which, then the first one that signs with our secret is it.</summary>
    public string? SlackTeam { get; set; }

    /// <summary>There is no Slack workspace of the settings: every one came by the install flow and has a studio of its own.</summary>
    public bool SlackIsInstalledOnly { get; set; }

    /// <summary>The Teams tenants of the settings; empty when Teams runs without any.</summary>
    public IReadOnlyList<string> TeamsTenants { get; set; } = [];

    /// <summary><c>slack:U123</c>, <c>teams:&lt;aadObjectId&gt;</c>, <c>local:ana</c>: who may found the studio from a platform, and is its admin from the first line on.</summary>
    public IReadOnlyList<string> Admins { get; set; } = [];

    /// <summary>Printed at start while there is no studio; whoever types it founds one.</summary>
    public string SetupCode { get; } = RandomNumberGenerator.GetString("23456789ABCDEFGHJKMNPQRSTUVWXYZ", 10);

    /// <summary>Whether the settings name whoever said this.</summary>
    public bool Names(Incoming incoming) => Admins.Contains($"{incoming.Surface.ToString().ToLowerInvariant()}:{incoming.Sender.Id}", StringComparer.OrdinalIgnoreCase);

    public bool Holds(Surface surface, string workspace) => surface switch
    {
        Surface.Local => true,
        Surface.Slack => SlackTeam is null ? !SlackIsInstalledOnly : SlackTeam == workspace,
        _ => TeamsTenants.Count == 0 || TeamsTenants.Contains(workspace, StringComparer.OrdinalIgnoreCase),
    };
}

/// <summary>The first line of a workspace that belongs to no studio: joins the installation's studio, founds it, or says how.</summary>
internal sealed class Founding(Home home)
{
    public const long HomeStudio = 1;

    /// <summary>Null when the workspace has a studio now; else what to say instead.</summary>
    public async Task<Card?> Found(WriteSession session, Incoming incoming, CancellationToken cancel)
    {
        if (await Installed(session.Db, incoming, cancel) is { } installed) return await FoundFor(session, installed, incoming, cancel);
        if (!home.Holds(incoming.Surface, incoming.Workspace) || await AnotherIsHome(session.Db, incoming, cancel))
        {
            return new Card("This workspace is not connected to a studio. The people who run PostBot can connect it.");
        }
        if (!await session.Db.Studios.AnyAsync(studio => studio.Id == HomeStudio, cancel))
        {
            if (!MayFound(incoming)) return SetupCard(incoming);
            session.Db.Add(new Studio { Id = HomeStudio, Name = "Studio", Zone = Zone(incoming.Sender.Zone), Currency = "GBP", NamesVersion = 1 });
        }
        session.Db.Add(new Workspace { Id = session.NewId(), StudioId = HomeStudio, Surface = incoming.Surface, ExternalId = incoming.Workspace });
        await session.Db.SaveChangesAsync(cancel);
        session.Db.ChangeTracker.Clear();
        return null;
    }

    /// <summary>The installation a workspace has by the install flow; null for the home workspace and for strangers.</summary>
    private async Task<Installed?> Installed(PostBotDb db, Incoming incoming, CancellationToken cancel) =>
        incoming.Surface == Surface.Slack && home.SlackTeam == incoming.Workspace ? null
        : await db.Installed.AsNoTracking().FirstOrDefaultAsync(row => row.Surface == incoming.Surface && row.Workspace == incoming.Workspace && row.State == InstalledState.Active, cancel);

    /// <summary>A studio of its own for a workspace that installed PostBot; whoever installed it founds it.</summary>
    private async Task<Card?> FoundFor(WriteSession session, Installed installed, Incoming incoming, CancellationToken cancel)
    {
        if (!IsSetup(incoming) || !(incoming.Sender.Id == installed.InstallerId || home.Names(incoming)))
        {
            return new Card($"Hello {Shown(incoming.Sender)}. I keep bookings, feedback rounds and deadlines for your productions.")
                .With(new Line("There is no studio here yet. Whoever installed PostBot types setup, and is its admin.")).Offer(new Button("Set up the studio", "setup"));
        }
        var studio = Math.Max(HomeStudio, await session.Db.Studios.MaxAsync(row => (long?)row.Id, cancel) ?? HomeStudio) + 1;
        session.Db.Add(new Studio { Id = studio, Name = Typed.Shorten(Typed.Clean(installed.Name).Replace('\n', ' '), 80) is { Length: > 0 } name ? name : "Studio", Zone = Zone(incoming.Sender.Zone), Currency = "GBP", NamesVersion = 1 });
        session.Db.Add(new Workspace { Id = session.NewId(), StudioId = studio, Surface = incoming.Surface, ExternalId = incoming.Workspace });
        await session.Db.SaveChangesAsync(cancel);
        session.Db.ChangeTracker.Clear();
        return null;
    }

    /// <summary>One Slack workspace and one Teams tenant are home; while Slack has not said which, the first that signed is.</summary>
    private async Task<bool> AnotherIsHome(PostBotDb db, Incoming incoming, CancellationToken cancel) =>
        incoming.Surface == Surface.Slack && home.SlackTeam is null
        && await db.Workspaces.AnyAsync(row => row.StudioId == HomeStudio && row.Surface == Surface.Slack, cancel);

    private bool MayFound(Incoming incoming)
    {
        if (!IsSetup(incoming)) return false;
        if (incoming.Surface == Surface.Local || home.Names(incoming)) return true;
        var words = Words.Of(incoming.Text);
        return words.Count > 1 && CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.UTF8.GetBytes(words[1].Text.ToUpperInvariant()), System.Text.Encoding.UTF8.GetBytes(home.SetupCode));
    }

    private static bool IsSetup(Incoming incoming) => Words.Of(incoming.Text) is { Count: > 0 } words && (words[0].Is("setup") || words[0].Is("demo"));

    private static string Shown(Sender sender) => Typed.Shorten(Typed.Clean(sender.Name).Replace('\n', ' '), 60);

    private static Card SetupCard(Incoming incoming)
    {
        var hello = new Card($"Hello {Shown(incoming.Sender)}. I keep bookings, feedback rounds and deadlines for your productions, here and in Teams and Slack.");
        return incoming.Surface == Surface.Local
            ? hello.With(new Line("There is no studio yet. Whoever sets it up is its admin.")).Offer(new Button("Set up the studio", "setup"), new Button("Fill a demo studio", "demo"))
            : hello.With(new Line("There is no studio yet. An admin named in the settings can type setup; anyone else types setup and the code that PostBot printed when it started."))
                .Offer(new Button("Set up the studio", "setup"));
    }

    /// <summary>The sender's zone, else the machine's, else London: a server on UTC says nothing about where the studio is.</summary>
    private static string Zone(string? sender)
    {
        if (sender is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(sender) is not null) return sender;
        var machine = TimeZoneInfo.Local.Id;
        return machine.Contains('/', StringComparison.Ordinal) && !machine.StartsWith("Etc/", StringComparison.Ordinal) && DateTimeZoneProviders.Tzdb.GetZoneOrNull(machine) is not null
            ? machine
            : "Europe/London";
    }
}
