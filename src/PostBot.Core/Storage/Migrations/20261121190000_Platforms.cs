using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostBot.Core.Storage.Migrations
{
    internal partial class Platforms : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "File",
                table: "Outbox",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Link",
                table: "Notes",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "UnreachableWhy",
                table: "Channels",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Installed",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    Surface = table.Column<int>(nullable: false),
                    Workspace = table.Column<string>(nullable: false),
                    Name = table.Column<string>(nullable: false),
                    BotToken = table.Column<string>(nullable: false),
                    RefreshToken = table.Column<string>(nullable: true),
                    ExpiresAt = table.Column<long>(nullable: true),
                    BotUserId = table.Column<string>(nullable: true),
                    Scopes = table.Column<string>(nullable: false),
                    InstallerId = table.Column<string>(nullable: false),
                    InstalledAt = table.Column<long>(nullable: false),
                    State = table.Column<int>(nullable: false),
                    DeleteAt = table.Column<long>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Installed", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Installed_Surface_Workspace",
                table: "Installed",
                columns: new[] { "Surface", "Workspace" },
                unique: true);
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Installed");

            migrationBuilder.DropColumn(
                name: "File",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Link",
                table: "Notes");

            migrationBuilder.DropColumn(
                name: "UnreachableWhy",
                table: "Channels");
        }
    }
}
