using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Teams.Intake;
using PostBot.Teams.Sending;

namespace PostBot.Teams;

public static class TeamsSetup
{
    /// <summary>Needs the desk, the inbox and the clock of Core. Call it only when <see cref="TeamsSettings.Problems"/> has none.</summary>
    public static IServiceCollection AddTeams(this IServiceCollection services, TeamsSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new TeamsWork(provider.GetRequiredService<CommandDesk>().Handle, provider.GetRequiredService<Inbox>().Store));
        services.AddSingleton(settings);
        services.AddSingleton<TeamsConnection>();
        services.AddSingleton<IConnection>(provider => provider.GetRequiredService<TeamsConnection>());
        services.AddSingleton(_ => new TeamsHttp());
        services.AddSingleton<ServiceHosts>();
        services.AddSingleton<TokenSource>(provider =>
        {
            var real = provider.GetRequiredService<TimeProvider>();
            return settings.AppId is null ? new NoToken(real)
                : settings.ClientSecret is { Length: > 0 } ? new ClientSecretToken(settings, provider.GetRequiredService<TeamsHttp>(), real)
                : new ManagedIdentityToken(settings, real);
        });
        services.AddSingleton<BotConnector>();
        services.AddSingleton<IChatSender, TeamsSender>();
        services.AddSingleton<IDeliveryReader, TeamsDeliveryReader>();
        services.AddSingleton<SigningKeys>();
        if (settings.AppId is not null) services.AddHostedService(provider => provider.GetRequiredService<SigningKeys>());
        services.AddSingleton<BotToken>();
        services.AddSingleton<Presses>();
        services.AddSingleton<TeamsDoor>();
        services.AddSingleton<InvokeAnswers>();
        services.AddSingleton<TeamsIntake>();
        return services;
    }

    /// <summary>Nothing is mapped where Teams is not configured.</summary>
    public static void MapTeams(this IEndpointRouteBuilder routes)
    {
        // Every method: what is not a POST is told so, instead of falling through to a page.
        if (routes.ServiceProvider.GetService<TeamsIntake>() is { } intake) routes.Map("/api/messages", intake.Receive);
    }
}
