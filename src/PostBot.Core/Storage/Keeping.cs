using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PostBot.Core.Jobs;

namespace PostBot.Core.Storage;

/// <summary>What the people who run PostBot do with its data, from outside the chat.</summary>
public static class Keeping
{
    /// <summary>Writes everything the studio owns into a new file, readable by its owner only.</summary>
    /// <returns>How many rows it has, or why nothing was written.</returns>
    public static async Task<(long Rows, string? Problem)> Export(IServiceProvider services, string path, CancellationToken cancel)
    {
        if (File.Exists(path)) return (0, $"{path} exists already. Name another file.");
        var (database, now) = (services.GetRequiredService<Database>(), services.GetRequiredService<Clock>().Now);
        return await database.Read(
            async (db, token) =>
            {
                if (await db.Studios.OrderBy(studio => studio.Id).Select(studio => (long?)studio.Id).FirstOrDefaultAsync(token) is not { } studio) return (0, "There is no studio yet, so there is nothing to export.");
                await using var file = ForOwnerOnly(path);
                await StudioExport.Write(db, studio, now, file, token);
                return (await StudioExport.Count(db, studio, token), (string?)null);
            },
            cancel);
    }

    /// <summary>A complete copy of the database while it is in use. It holds no keys: what is sealed can only be opened beside <c>data/keys</c>.</summary>
    /// <returns>Why nothing was written; null when it was.</returns>
    public static string? Backup(IServiceProvider services, string path)
    {
        if (File.Exists(path)) return $"{path} exists already. Name another file.";
        services.GetRequiredService<Database>().Backup(path);
        return null;
    }

    /// <returns>Where a copy of what was there before is, or why nothing was done.</returns>
    public static (string? KeptAt, string? Problem) Restore(IServiceProvider services, string path)
    {
        var now = services.GetRequiredService<Clock>().Now.InUtc();
        return services.GetRequiredService<Database>().Restore(path, now.ToString("yyyyMMdd-HHmmss", System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Why a file is no whole database of PostBot; null when it is one.</summary>
    public static string? Damage(string path) => Database.Damage(path);

    private static FileStream ForOwnerOnly(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
