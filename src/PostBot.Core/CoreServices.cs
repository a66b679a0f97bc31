using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Core.Features.Around;
using PostBot.Core.Features.Board;
using PostBot.Core.Features.Calendars;
using PostBot.Core.Features.Feedback;
using PostBot.Core.Jobs;
using PostBot.Core.People;
using PostBot.Core.Storage;

namespace PostBot.Core;

/// <summary>What Core needs to be told.</summary>
/// <param name="ConnectionString">The SQLite file, <c>Data Source=data/postbot.db</c>.</param>
/// <param name="PerPerson">Commands one person may give in ten seconds.</param>
/// <param name="PerWorkspace">Commands one workspace may give in ten seconds.</param>
public sealed record CoreSettings(string ConnectionString, int PerPerson, int PerWorkspace);

/// <summary>A command as a platform's own menu shows it.</summary>
/// <param name="Summary">One line: what it does, as an order.</param>
public sealed record MenuLine(string Verb, string Summary);

/// <summary>Everything of Core, wired. Call <see cref="Start"/> before the first request.</summary>
public static class CoreServices
{
    public static IServiceCollection AddCore(this IServiceCollection services, CoreSettings settings)
    {
        services.AddSingleton(new Database(settings.ConnectionString));
        services.AddSingleton<Writer>();
        services.AddSingleton(provider => provider.GetRequiredService<Database>().Names);
        services.AddSingleton<Clock>();
        services.AddSingleton<Home>();
        services.AddSingleton<Founding>();
        services.AddSingleton<NamedAdmins>();
        services.AddSingleton(provider => new Presses(provider.GetRequiredService<Writer>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<InboxSignal>();
        services.AddSingleton<LocalNews>();
        services.AddSingleton<CommandTable>();
        services.AddSingleton<Understanding>();
        services.AddSingleton<LivingCards>();
        services.AddSingleton<Meanwhile>();
        services.AddSingleton<LastAsked>();
        services.AddSingleton<Gate>();
        services.AddSingleton<DeskWork>();
        services.AddSingleton<ProgressSigns>();
        services.AddSingleton(provider => new Allowance(settings.PerPerson, settings.PerWorkspace, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<CommandDeskFactory>(provider).Make());
        services.AddSingleton(provider => new Lookup(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<NamesCache>(), provider.GetRequiredService<DeskWork>(), provider.GetServices<ISubjectCard>(), provider.GetRequiredService<Clock>()));
        services.AddSingleton(provider => new Inbox(provider.GetRequiredService<Writer>(), provider.GetRequiredService<InboxSignal>(), provider.GetRequiredService<Clock>(), provider.GetRequiredService<Sealing>()));
        services.AddSingleton(provider => new LocalChat(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<Writer>(), provider.GetRequiredService<CommandDesk>(), provider.GetRequiredService<LocalNews>(), provider.GetRequiredService<Clock>()));
        services.AddSingleton(provider => new Installations(provider.GetRequiredService<Database>(), provider.GetRequiredService<Writer>(), provider.GetRequiredService<Sealing>(), provider.GetRequiredService<Clock>()));
        services.AddSingleton<Addresses>();
        services.AddSingleton<OneTimePasses>();
        services.AddSingleton<PictureSignal>();
        services.TryAddSingleton<IPageCamera, NoCamera>();
        services.AddSingleton(provider => new Boards(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<NamesCache>(), provider.GetRequiredService<OneTimePasses>(), provider.GetRequiredService<Clock>()));
        services.AddSingleton(provider => new RoundPages(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<NamesCache>(), provider.GetRequiredService<OneTimePasses>(), provider.GetRequiredService<Clock>()));
        services.AddSingleton(provider => new Calendars(provider.GetRequiredService<Database>(), provider.GetRequiredService<NamesCache>(), provider.GetRequiredService<Clock>()));
        services.AddSingleton<Reach>();
        services.AddSingleton<FormWindows>();
        services.AddSingleton<AttachedFiles>();
        services.AddSingleton<Reactions>();
        services.AddSingleton(provider => new Edits(provider.GetRequiredService<Database>()));
        services.AddSingleton<InboxWorker>();
        services.AddSingleton<Settling>();
        services.AddSingleton<OutboxRelay>();
        services.AddSingleton<SweepLog>();
        services.AddSingleton(provider => new TimeTravel(
            provider.GetRequiredService<SweepLog>(), provider.GetRequiredService<Clock>(), provider.GetRequiredService<Writer>(), provider.GetRequiredService<Database>()));
        AddAll<ICommand>(services);
        AddAll<ISubjectCard>(services);
        AddAll<ISweep>(services);
        services.AddHostedService<RelayPump>();
        services.AddHostedService<InboxPump>();
        services.AddHostedService<PicturePump>();
        return services;
    }

    /// <summary>Opens and migrates the database and restores the clock.</summary>
    /// <exception cref="NewerSchemaException">The database is newer than this program.</exception>
    public static async Task Start(IServiceProvider services, CancellationToken cancel)
    {
        await services.GetRequiredService<Database>().Prepare(cancel);
        await services.GetRequiredService<TimeTravel>().Restore(cancel);
    }

    /// <summary>Every command that people type, for the menus of platforms; each verb once.</summary>
    public static IReadOnlyList<MenuLine> Menu(IServiceProvider services) =>
        [.. services.GetRequiredService<CommandTable>().All.Select(command => command.Definition).Where(definition => !definition.Quiet).DistinctBy(definition => definition.Verb).Select(definition => new MenuLine(definition.Verb, definition.Summary))];

    /// <summary>The file a connection string names.</summary>
    public static string DatabasePath(string connectionString) => Database.PathOf(connectionString);

    /// <summary>Whether anybody has set a studio up here.</summary>
    public static Task<bool> HasStudio(IServiceProvider services, CancellationToken cancel) => services.GetRequiredService<Database>().HasStudio(cancel);

    /// <summary>What a command does and how it is typed, for texts outside the chat.</summary>
    public static (string Summary, string Example) Describe(IServiceProvider services, string verb)
    {
        var definition = services.GetRequiredService<CommandTable>().All.Select(command => command.Definition).First(one => one.Verbs.Contains(verb, StringComparer.Ordinal));
        return (definition.Summary, definition.Examples[0]);
    }

    /// <summary>SQLite's provider, for a job store that needs one too; the provider is named nowhere outside Storage.</summary>
    public static System.Data.Common.DbProviderFactory JobStoreProvider => Database.Provider;

    private static void AddAll<T>(IServiceCollection services)
    {
        foreach (var type in typeof(CoreServices).Assembly.GetTypes())
        {
            if (type is { IsAbstract: false, IsInterface: false } && typeof(T).IsAssignableFrom(type)) services.AddSingleton(typeof(T), type);
        }
    }

    /// <summary>The desk's constructor is internal; the container needs a public door.</summary>
    private sealed class CommandDeskFactory(
        Database database, Writer writer, CommandTable table, DeskWork work, Clock clock, Allowance allowance, ProgressSigns signs, Microsoft.Extensions.Logging.ILogger<CommandDesk> log)
    {
        public CommandDesk Make() => new(database, writer, table, work, clock, allowance, signs, log);
    }
}
