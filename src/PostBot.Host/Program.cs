using PostBot.Core;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Host;
using PostBot.Host.Settings;
using PostBot.Host.Verbs;

try
{
    if (Verb.Named(args)) return await Verb.Do(args, CancellationToken.None);
    await using var app = PostBotHost.Build(args);
    await CoreServices.Start(app.Services, CancellationToken.None);
    await app.StartAsync();
    Console.WriteLine($"PostBot is at {string.Join(", ", app.Urls)}");
    if (!await CoreServices.HasStudio(app.Services, CancellationToken.None))
    {
        Console.WriteLine($"There is no studio yet. Open the local chat and type setup; in Slack or Teams type setup {app.Services.GetRequiredService<Home>().SetupCode}");
    }
    await app.WaitForShutdownAsync();
    return 0;
}
catch (SettingsException wrong)
{
    foreach (var line in wrong.Lines) await Console.Error.WriteLineAsync(line);
    return 2;
}
catch (IOException busy) when (busy.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    await Console.Error.WriteLineAsync($"{busy.Message} Stop the other program, or start this one elsewhere: --Urls http://127.0.0.1:3979");
    return 4;
}
catch (NewerSchemaException newer)
{
    await Console.Error.WriteLineAsync(newer.Message);
    return 3;
}
